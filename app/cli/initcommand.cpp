// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/initcommand.h"

#include "app/cli/json.h"
#include "core/project/projectstarter.h"

#include <QCommandLineParser>
#include <QDir>

using namespace Qt::StringLiterals;

namespace stemma::cli {

InitCommand::InitCommand()
    : Command(u"init"_s, u"Make a new project in a folder."_s)
{ }

QString InitCommand::operandSyntax() const
{
    return u"FOLDER"_s;
}

void InitCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {{u"t"_s, u"template"_s},
         u"Which kind, as list_templates names them; otherwise generic."_s,
         u"NAME"_s},
        {u"package"_s, u"Write __init__.py files, so that Python can import from there."_s},
    });
}

ExitStatus InitCommand::execute(const Request &request)
{
    StartRequest asked;
    asked.folder = request.operands.first();
    if (request.options.isSet(u"template"_s))
        asked.kind = request.options.value(u"template"_s);
    asked.isPackage = request.options.isSet(u"package"_s);
    const ProjectOptions &options = request.projectOptions;
    for (const QString &file : options.configFiles + QStringList(options.environmentConfig)) {
        if (!file.isEmpty() && !file.endsWith(".toml"_L1)) {
            asked.iniFile = file;
            break;
        }
    }
    const Result<QList<StartStep>> steps = startProject(asked);
    if (!steps)
        return fail(request, steps.error());
    QStringList made;
    for (const StartStep &step : *steps) {
        if (step.kind != StartStep::Kind::KeptFile)
            made << step.path;
        if (request.json)
            continue;
        if (step.kind == StartStep::Kind::MadeFolder)
            request.console.line(u"Creating directory %1 ...  done"_s.arg(step.path));
        else if (step.kind == StartStep::Kind::WroteFile)
            request.console.line(u"Generating %1 ...  done"_s.arg(step.path));
        else
            request.console.line(u"File %1 already exists, skipping"_s.arg(step.path));
    }
    const QString ini = QDir::cleanPath(QDir::current().absoluteFilePath(asked.iniFile));
    if (request.json)
        request.console.json({{u"config"_s, ini}, {u"made"_s, toJson(made)}});
    else
        request.console.line(
            u"Please edit configuration/connection/logging settings in %1 before proceeding."_s.arg(ini));
    return ExitStatus::Done;
}

} // namespace stemma::cli
