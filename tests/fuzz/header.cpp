// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray source = bytesOf(data, size);
    // A carriage return may end a line too.
    const qsizetype lines = source.count('\n') + source.count('\r') + 1;
    const QString file = QStringLiteral("x.py");
    const RevisionFileHeader read = readRevisionFileHeader(source, file, Dialect::MySql);
    for (const Problem &problem : read.problems) {
        requireHelp(problem);
        requirePlace(problem.place, lines);
    }
    if (read.revision) {
        requirePlace(read.revision->place, lines);
        require(!read.revision->id.isEmpty(), "a revision has an id");
    } else {
        require(!read.problems.isEmpty(), "a file without a revision says why");
    }
    const RevisionFile whole = readRevisionFile(source, file, Dialect::MySql);
    require(read == RevisionFileHeader{whole.revision, whole.problems}, "a file reads the same with its SQL",
            read.revision ? read.revision->id : QString());
    return 0;
}
