// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/revisioncommand.h"

#include "app/cli/newrevision.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

RevisionCommand::RevisionCommand()
    : Command(u"revision"_s, u"Write a new revision file from the project's template."_s)
{ }

void RevisionCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {{u"m"_s, u"message"_s}, u"What the revision does."_s, u"TEXT"_s},
        {u"head"_s, u"The revision that it follows; base for a new root. Otherwise the only head."_s,
         u"REVISION"_s},
        {u"splice"_s, u"Let it follow a revision that is no head."_s},
        {u"branch-label"_s, u"A label for its branch."_s, u"LABEL"_s},
        {u"depends-on"_s, u"A revision that must be applied first; may be repeated."_s, u"REVISION"_s},
        {u"version-path"_s, u"The version location to write to."_s, u"FOLDER"_s},
        {u"rev-id"_s, u"Its id; otherwise 12 random hexadecimal digits."_s, u"ID"_s},
        {u"sql-file"_s, u"Write an .sql revision file."_s},
        {u"autogenerate"_s, u"Compare models and database; that needs Python and is alembic's."_s},
        {u"sql"_s, u"Print instead of writing; that needs Python and is alembic's."_s},
    });
}

ExitStatus RevisionCommand::execute(const Request &request)
{
    const QCommandLineParser &options = request.options;
    for (const QString &flag : {u"autogenerate"_s, u"sql"_s}) {
        if (!options.isSet(flag))
            continue;
        Error error;
        error.kind = ErrorKind::NeedsPython;
        error.message = flag == "sql"_L1
            ? u"--sql with revision prints what env.py makes of it, and Stemma never runs env.py."_s
            : u"--autogenerate compares the project's models with the database, and Stemma never runs them."_s;
        error.advice = u"Use `alembic revision --%1`, or leave it out. Nothing was written."_s.arg(flag);
        return fail(request, error);
    }
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    RevisionRequest asked;
    if (options.isSet(u"message"_s))
        asked.message = options.value(u"message"_s);
    if (options.isSet(u"head"_s))
        asked.heads = {options.value(u"head"_s)};
    asked.splice = options.isSet(u"splice"_s);
    asked.dependsOn = options.values(u"depends-on"_s);
    if (options.isSet(u"branch-label"_s))
        asked.branchLabels = {options.value(u"branch-label"_s)};
    asked.versionPath = options.value(u"version-path"_s);
    asked.id = options.value(u"rev-id"_s);
    if (options.isSet(u"sql-file"_s))
        asked.format = RevisionRequest::Format::Sql;
    const Result<> written = writeNewRevision(session->snapshot(), asked, request.console, request.json);
    return written ? ExitStatus::Done : fail(request, written.error());
}

} // namespace stemma::cli
