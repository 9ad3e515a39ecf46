// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pythonverb.h"

#include "core/projectpython/interpreters.h"
#include "core/projectpython/pythonchoices.h"
#include "core/projectpython/pythoncommand.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>
#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

Result<> decide(const QCommandLineParser &options, const PythonChoices &choices, const Project &project)
{
    const QString key = PythonChoices::keyOf(project);
    Result<> done;
    if (options.isSet(u"forget"_s))
        done = choices.choose(key, {});
    if (done && options.isSet(u"use"_s)) {
        const QString path = QDir::current().absoluteFilePath(options.value(u"use"_s));
        const auto one = interpreterAt(path, InterpreterOrigin::Chosen, {}, QDir::homePath());
        if (!one)
            return failure(ErrorKind::PythonUnavailable, u"There is no Python at %1."_s.arg(path));
        done = choices.choose(key, one->program);
    }
    if (done && options.isSet(u"revoke"_s))
        done = choices.revoke(key);
    if (done && options.isSet(u"trust"_s)) {
        const auto found =
            preferredInterpreter(findInterpreters(project, choices.chosenInterpreter(key), ownPlaces()));
        if (!found)
            return failure(ErrorKind::PythonUnavailable, u"No Python was found for the project."_s);
        done = choices.trust(key, found->program);
    }
    return done;
}

QString described(const Interpreter &one)
{
    QString text = one.program + "  ("_L1 + one.foundBy;
    if (!one.version.isEmpty())
        text += ", Python "_L1 + one.version;
    return text + (one.hasAlembic() ? ", Alembic "_L1 + one.alembic : u", no Alembic"_s) + u')';
}

} // namespace

PythonVerb::PythonVerb()
    : Command(u"python"_s, u"Show the project's own Pythons; choose one, and say whether it may run."_s)
{ }

void PythonVerb::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"use"_s, u"Choose this one for the project: a program, or the folder of an environment."_s,
         u"PATH"_s},
        {u"forget"_s, u"Choose none: the likeliest is meant again."_s},
        {u"trust"_s, u"Consent for good to run the project's code with the Python that is meant."_s},
        {u"revoke"_s, u"Take all consent for the project back."_s},
    });
}

ExitStatus PythonVerb::execute(const Request &request)
{
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const Project &project = session->snapshot().project;
    const PythonChoices choices;
    if (const Result<> decided = decide(request.options, choices, project); !decided)
        return fail(request, decided.error());
    const QString key = PythonChoices::keyOf(project);
    const QList<Interpreter> found = findInterpreters(project, choices.chosenInterpreter(key), ownPlaces());
    const std::optional<Interpreter> meant = preferredInterpreter(found);
    const bool trusted = meant && choices.isTrusted(key, meant->program);
    if (request.json) {
        QJsonArray all;
        for (const Interpreter &one : found) {
            all << QJsonObject{{u"program"_s, one.program},
                               {u"found_by"_s, one.foundBy},
                               {u"version"_s, one.version},
                               {u"alembic"_s, one.alembic},
                               {u"meant"_s, meant == one}};
        }
        request.console.json({{u"interpreters"_s, all},
                              {u"trusted"_s, trusted},
                              {u"command"_s, meant ? pythonCommand(project, *meant).text() : QString()}});
        return ExitStatus::Done;
    }
    for (const Interpreter &one : found)
        request.console.line((meant == one ? "* "_L1 : "  "_L1) + described(one));
    if (!meant)
        request.console.line(u"No Python was found for the project."_s);
    else
        request.console.line((trusted ? u"It may run:\n  "_s : u"Nobody has allowed it to run:\n  "_s)
                             + pythonCommand(project, *meant).text());
    return ExitStatus::Done;
}

} // namespace stemma::cli
