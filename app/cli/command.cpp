// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/json.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

bool isRelative(const QString &argument)
{
    static const QRegularExpression relative(u"\\A[-+][0-9]+\\z"_s);
    return relative.match(argument).hasMatch();
}

// Targets like -1 the parser would take for flags: a sign before them, which no argument begins with, keeps
// them in their place.
constexpr QChar operandMark = u'\x1';

void shieldRelativeTargets(QStringList &arguments, const QStringList &revisionOptions)
{
    for (qsizetype i = arguments.size() - 1; i >= 0; --i) {
        if (!isRelative(arguments[i]))
            continue;
        if (i > 0 && revisionOptions.contains(arguments[i - 1]))
            arguments[i - 1] += u'=' + arguments.takeAt(i);
        else
            arguments[i].prepend(operandMark);
    }
}

QStringList operandsOf(const QCommandLineParser &parser)
{
    QStringList operands = parser.positionalArguments();
    for (QString &operand : operands) {
        if (operand.startsWith(operandMark))
            operand.remove(0, 1);
    }
    return operands;
}

ProjectOptions projectOptions(const QCommandLineParser &parser)
{
    ProjectOptions options;
    options.configFiles = parser.values(u"config"_s);
    options.environmentConfig = qEnvironmentVariable("ALEMBIC_CONFIG");
    if (parser.isSet(u"name"_s))
        options.section = parser.value(u"name"_s);
    return options;
}

} // namespace

Command::Command(QString name, QString summary)
    : m_name(std::move(name))
    , m_summary(std::move(summary))
{ }

Command::~Command() = default;

void Command::addCommonOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {{u"c"_s, u"config"_s},
         u"The ini file or pyproject.toml, or both; otherwise ALEMBIC_CONFIG, otherwise those here."_s,
         u"FILE"_s},
        {{u"n"_s, u"name"_s}, u"Another section of the ini file than [alembic]."_s, u"SECTION"_s},
        {u"x"_s, u"A value for env.py, which Stemma never runs: refused where env.py reads it."_s,
         u"KEY=VALUE"_s},
        {u"raiseerr"_s, u"Taken for alembic's sake; errors always say all that is known."_s},
        {{u"q"_s, u"quiet"_s}, u"Print no answer; the exit status and errors remain."_s},
        {u"json"_s, u"Answer with JSON on standard output; messages stay on standard error."_s},
        {{u"h"_s, u"help"_s}, u"Say how to use this."_s},
    });
}

QString Command::helpText(const QCommandLineParser &parser)
{
    // The parser writes the program's whole path where people type its name.
    return parser.helpText().trimmed().replace(QCoreApplication::arguments().value(0), u"stemma-cli"_s);
}

ExitStatus Command::run(const QStringList &before, const QStringList &behind, const Console &console)
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    addOptions(parser);
    parser.addPositionalArgument(m_name, m_summary);
    if (!operandSyntax().isEmpty())
        parser.addPositionalArgument(operandSyntax(), {});

    QStringList rest = behind;
    translate(rest);
    shieldRelativeTargets(rest, revisionOptions());
    // The parser takes its first argument for the program's name.
    if (!parser.parse(QStringList(u"stemma-cli"_s) + before + rest)) {
        console.note(parser.errorText());
        return ExitStatus::Usage;
    }
    if (parser.isSet(u"help"_s)) {
        console.line(helpText(parser));
        return ExitStatus::Done;
    }
    const Console shown = parser.isSet(u"quiet"_s) ? console.withoutOutput() : console;
    const Request request{shown,
                          parser,
                          QDir::currentPath(),
                          projectOptions(parser),
                          operandsOf(parser),
                          parser.isSet(u"json"_s)};
    const OperandCount count = operandCount();
    if (request.operands.size() < count.least || request.operands.size() > count.most) {
        console.note(u"Usage: stemma-cli %1 %2"_s.arg(m_name, operandSyntax()).trimmed());
        return ExitStatus::Usage;
    }
    return execute(request);
}

Result<Session> Command::open(const Request &request) const
{
    return open(request, request.projectOptions);
}

Result<Session> Command::open(const Request &request, const ProjectOptions &options) const
{
    Result<Session> session = Session::openProject(request.project, options);
    if (!session) {
        fail(request, session.error());
        return session;
    }
    request.console.problems(session->snapshot().problems);
    if (!request.options.isSet(u"x"_s) || !usesEnvironment()
        || !session->snapshot().project.environmentReadsArguments)
        return session;
    Error error;
    error.kind = ErrorKind::NotPlannable;
    error.message = u"env.py reads -x, and Stemma never runs env.py: it can't know what the flag changes."_s;
    error.advice = u"Leave it out, or use alembic itself. Nothing was done."_s;
    error.place = {session->snapshot().project.scriptLocation + "/env.py"_L1, 0, 0};
    fail(request, error);
    return Failure(error);
}

Result<Session> Command::openConnected(const Request &request) const
{
    Result<Session> session = open(request);
    if (!session)
        return session;
    if (const Result<> connected = session->connect(); !connected) {
        fail(request, connected.error());
        return Failure(connected.error());
    }
    return session;
}

ExitStatus Command::fail(const Request &request, const Error &error)
{
    if (request.json)
        request.console.json({{u"error"_s, toJson(error)}});
    request.console.note(errorText(error));
    return ExitStatus::Failed;
}

} // namespace stemma::cli
