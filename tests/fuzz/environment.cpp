// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/environmentscript.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray source = bytesOf(data, size);
    const qsizetype lines = source.count('\n') + source.count('\r') + 1;
    const EnvironmentScript script =
        EnvironmentScript::read(source, u"/nowhere/env.py"_s, {}, [](const QString &key) {
            return key == "table"_L1 ? std::optional(u"of_ini"_s) : std::nullopt;
        });
    require(!script.versionTable.isEmpty(), "a version table has a name");
    for (const Problem &problem : script.problems) {
        requireHelp(problem);
        requirePlace(problem.place, lines);
    }
    require(script.namingConvention.isKnown || script.namingConvention.names.isEmpty(),
            "what isn't known is not guessed");
    if (!source.contains("version_table")) {
        require(script.versionTable == "alembic_version"_L1 && script.versionTableSchema.isEmpty(),
                "what isn't said is the default", script.versionTable);
    }
    return 0;
}
