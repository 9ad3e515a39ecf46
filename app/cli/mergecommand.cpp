// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mergecommand.h"

#include "app/cli/newrevision.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

MergeCommand::MergeCommand()
    : Command(u"merge"_s, u"Write a revision file that joins several revisions; `merge heads` joins all."_s)
{ }

QString MergeCommand::operandSyntax() const
{
    return u"REVISION..."_s;
}

void MergeCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {{u"m"_s, u"message"_s}, u"What the revision does."_s, u"TEXT"_s},
        {u"branch-label"_s, u"A label for its branch."_s, u"LABEL"_s},
        {u"rev-id"_s, u"Its id; otherwise 12 random hexadecimal digits."_s, u"ID"_s},
        {u"splice"_s, u"Let it follow revisions that are no heads."_s},
        {u"sql-file"_s, u"Write an .sql revision file."_s},
    });
}

ExitStatus MergeCommand::execute(const Request &request)
{
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const QCommandLineParser &options = request.options;
    RevisionRequest asked;
    if (options.isSet(u"message"_s))
        asked.message = options.value(u"message"_s);
    asked.heads = request.operands;
    asked.splice = options.isSet(u"splice"_s);
    if (options.isSet(u"branch-label"_s))
        asked.branchLabels = {options.value(u"branch-label"_s)};
    asked.id = options.value(u"rev-id"_s);
    if (options.isSet(u"sql-file"_s))
        asked.format = RevisionRequest::Format::Sql;
    const Result<> written = writeNewRevision(session->snapshot(), asked, request.console, request.json);
    return written ? ExitStatus::Done : fail(request, written.error());
}

} // namespace stemma::cli
