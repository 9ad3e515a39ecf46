// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sqlheader.h"
#include "core/project/sqlrevision.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray source = bytesOf(data, size);
    const qsizetype lines = source.count('\n') + source.count('\r') + 1;
    const SqlHeader header = SqlHeader::scan(source);
    require(header.end >= 0 && header.end <= source.size(), "a header ends in its file");
    for (const SqlHeaderEntry &entry : header.entries) {
        require(entry.line >= 1 && entry.line <= lines, "an entry's line is there");
        require(entry.valueStart >= 0 && entry.valueStart <= entry.lineEnd && entry.lineEnd <= source.size(),
                "an entry lies in its file");
        require(source.sliced(entry.valueStart, entry.lineEnd - entry.valueStart).contains(entry.value),
                "a value stands where its offsets say");
    }
    for (const SqlSectionMark &mark : header.marks)
        require(mark.start >= 0 && mark.start <= mark.end && mark.end <= source.size(),
                "a mark lies in its file");

    const RevisionFile read = readSqlRevisionFile(source, QStringLiteral("x.sql"));
    for (const Problem &problem : read.problems) {
        requireHelp(problem);
        requirePlace(problem.place, lines);
    }
    if (read.revision)
        require(!read.revision->id.isEmpty(), "a revision has an id");
    else if (isSqlRevision(source))
        require(!read.problems.isEmpty(), "a revision that can't be read says why");
    return 0;
}
