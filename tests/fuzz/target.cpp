// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/target.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = textOf(data, size);
    const Target target = Target::parse(text);
    require(target.text() == text, "a target keeps its text", target.text());
    require(target == Target::parse(target.text()), "a target is read from its text alone", text);
    if (target.isRelative()) {
        const QString start = (target.branch.isEmpty() ? QString() : target.branch + u'@') + target.symbol;
        require(text.startsWith(start), "a relative target begins with what it is relative to", text);
    } else {
        const bool hasBranch = text.contains(u'@');
        require(text == (hasBranch ? QString(target.branch + u'@') : QString()) + target.symbol,
                "a target's parts are the whole of it", text);
    }
    if (const auto range = TargetRange::parse(text)) {
        require(text == (range->lower ? QString(*range->lower + u':') : QString()) + range->upper,
                "a range's sides are the whole of it", text);
    } else {
        require(text.count(u':') > 1, "only several colons are no range", text);
    }
    return 0;
}
