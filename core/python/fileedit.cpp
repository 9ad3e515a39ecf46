// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/fileedit.h"

#include <algorithm>

namespace stemma {

namespace {

int lineAt(const QByteArray &bytes, qsizetype offset)
{
    return int(QByteArrayView(bytes).first(offset).count('\n')) + 1;
}

} // namespace

FileEdit FileEdit::inverse() const
{
    QList<ReplacedRange> back;
    qsizetype shift = 0;
    for (const ReplacedRange &range : ranges) {
        const qsizetype start = range.start + shift;
        back.append({start, range.replacement.size(), before.sliced(range.start, range.length),
                     lineAt(after, start)});
        shift += range.replacement.size() - range.length;
    }
    return {file, after, before, back};
}

FileEdit FileEdit::of(QString file, QByteArray before, QList<ReplacedRange> ranges)
{
    std::ranges::stable_sort(ranges, {}, &ReplacedRange::start);
    FileEdit edit{std::move(file), before, {}, {}};
    qsizetype at = 0;
    for (ReplacedRange &range : ranges) {
        Q_ASSERT(range.start >= at);
        if (QByteArrayView(before).sliced(range.start, range.length) == QByteArrayView(range.replacement))
            continue;
        range.line = lineAt(before, range.start);
        edit.after += QByteArrayView(before).sliced(at, range.start - at);
        edit.after += range.replacement;
        at = range.start + range.length;
        edit.ranges.append(range);
    }
    edit.after += QByteArrayView(before).sliced(at);
    return edit;
}

} // namespace stemma
