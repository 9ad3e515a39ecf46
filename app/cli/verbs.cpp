// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"

#include "app/cli/basescommand.h"
#include "app/cli/branchescommand.h"
#include "app/cli/currentcommand.h"
#include "app/cli/democommand.h"
#include "app/cli/diffcommand.h"
#include "app/cli/downgradecommand.h"
#include "app/cli/driftcommand.h"
#include "app/cli/editcommand.h"
#include "app/cli/ensureversioncommand.h"
#include "app/cli/headscommand.h"
#include "app/cli/historycommand.h"
#include "app/cli/initcommand.h"
#include "app/cli/listtemplatescommand.h"
#include "app/cli/mergecommand.h"
#include "app/cli/plancommand.h"
#include "app/cli/pythonverb.h"
#include "app/cli/recordcommand.h"
#include "app/cli/rendercommand.h"
#include "app/cli/revisioncommand.h"
#include "app/cli/schemacommand.h"
#include "app/cli/showcommand.h"
#include "app/cli/stampcommand.h"
#include "app/cli/upgradecommand.h"
#include "app/cli/verifycommand.h"

#include <QCommandLineParser>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<HeadsCommand>());
    commands.push_back(std::make_unique<BasesCommand>());
    commands.push_back(std::make_unique<BranchesCommand>());
    commands.push_back(std::make_unique<HistoryCommand>());
    commands.push_back(std::make_unique<ShowCommand>());
    commands.push_back(std::make_unique<CurrentCommand>());
    commands.push_back(std::make_unique<PlanCommand>());
    commands.push_back(std::make_unique<RenderCommand>());
    commands.push_back(std::make_unique<VerifyCommand>());
    commands.push_back(std::make_unique<PythonVerb>());
    commands.push_back(std::make_unique<RecordCommand>());
    commands.push_back(std::make_unique<SchemaCommand>());
    commands.push_back(std::make_unique<DriftCommand>());
    commands.push_back(std::make_unique<DiffCommand>());
    commands.push_back(std::make_unique<UpgradeCommand>());
    commands.push_back(std::make_unique<DowngradeCommand>());
    commands.push_back(std::make_unique<StampCommand>());
    commands.push_back(std::make_unique<EnsureVersionCommand>());
    commands.push_back(std::make_unique<RevisionCommand>());
    commands.push_back(std::make_unique<MergeCommand>());
    commands.push_back(std::make_unique<EditCommand>());
    commands.push_back(std::make_unique<InitCommand>());
    commands.push_back(std::make_unique<ListTemplatesCommand>());
    commands.push_back(std::make_unique<DemoCommand>());
    return commands;
}

QString overview(const QCommandLineParser &parser)
{
    QString text = Command::helpText(parser) + u"\n\nCommands:\n"_s;
    for (const auto &command : allCommands())
        text += "  "_L1 + command->name().leftJustified(16) + command->summary() + u'\n';
    return text.trimmed();
}

} // namespace

ExitStatus runCommandLine(const QStringList &arguments, const Console &console)
{
    QCommandLineParser parser;
    Command::addCommonOptions(parser);
    parser.addOption({u"version"_s, u"Say the program's version."_s});
    parser.addPositionalArgument(u"COMMAND"_s, u"What to do; COMMAND --help says more."_s, u"COMMAND …"_s);
    // The flags behind the verb are the verb's, so here they all count as its arguments.
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    if (!parser.parse(QStringList(u"stemma-cli"_s) + arguments)) {
        console.note(parser.errorText());
        return ExitStatus::Usage;
    }
    if (parser.isSet(u"version"_s)) {
        console.line(u"stemma-cli " STEMMA_VERSION ""_s);
        return ExitStatus::Done;
    }
    const QStringList behind = parser.positionalArguments();
    if (behind.isEmpty()) {
        const bool asked = parser.isSet(u"help"_s);
        asked ? console.line(overview(parser)) : console.note(overview(parser));
        return asked ? ExitStatus::Done : ExitStatus::Usage;
    }
    const QStringList before = arguments.first(arguments.size() - behind.size());
    for (const auto &command : allCommands()) {
        if (command->name() == behind.first())
            return command->run(before, behind.sliced(1), console);
    }
    console.note(u"There is no command %1. stemma-cli --help lists them."_s.arg(behind.first()));
    return ExitStatus::Usage;
}

} // namespace stemma::cli
