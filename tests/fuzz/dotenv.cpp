// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/dotenv.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = textOf(data, size);
    const qsizetype lines = text.count(u'\n') + 1;
    const DotEnv env = DotEnv::parse(text, u".env"_s, [](const QString &name) {
        return name == "OUTER"_L1 ? std::optional(u"outer"_s) : std::nullopt;
    });
    // The name in ${…} is said.
    const bool mustBeQuiet = !text.contains("${"_L1);
    for (const Problem &problem : env.problems()) {
        requireHelp(problem);
        requirePlace(problem.place, lines);
        if (mustBeQuiet)
            requireDiscretion(problem.message + problem.advice);
    }
    if (const auto url = env.value(u"DATABASE_URL"_s))
        requirePlace(url->place, lines);
    return 0;
}
