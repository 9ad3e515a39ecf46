// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // The header alone: what upgrade() does is evaluated under a budget, which would be most of the time.
    QByteArray source = bytesOf(data, size);
    if (const qsizetype body = source.indexOf("\ndef "); body >= 0)
        source.truncate(body + 1);
    // A carriage return may end a line too.
    const qsizetype lines = source.count('\n') + source.count('\r') + 1;
    const QString file = QStringLiteral("x.py");
    const RevisionFile read = readRevisionFile(source, file, Dialect::MySql);
    for (const Problem &problem : read.problems) {
        requireHelp(problem);
        requirePlace(problem.place, lines);
    }
    if (!read.revision) {
        require(!read.problems.isEmpty(), "a file without a revision says why");
        return 0;
    }
    requirePlace(read.revision->place, lines);
    require(!read.revision->id.isEmpty(), "a revision has an id");
    const RevisionFile again = readRevisionFile(source, file, Dialect::MySql);
    require(again.revision && *again.revision == *read.revision, "a file reads the same twice");
    return 0;
}
