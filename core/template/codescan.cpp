// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/template/codescan.h"

#include <QStringList>

namespace stemma {

namespace {

/// Behind the string that starts here; -1 when it has no end.
qsizetype behindString(const QString &text, qsizetype start)
{
    const QChar quote = text[start];
    const QString triple(3, quote);
    const bool isTriple = QStringView(text).sliced(start).startsWith(triple);
    const QString end = isTriple ? triple : QString(quote);
    for (qsizetype i = start + end.size(); i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (QStringView(text).sliced(i).startsWith(end))
            return i + end.size();
    }
    return -1;
}

} // namespace

std::optional<ScannedCode> scanCode(const QString &text, qsizetype start, const QStringList &marks,
                                    bool nested)
{
    int depth = 0;
    for (qsizetype i = start; i < text.size();) {
        const QChar here = text[i];
        if (here == u'#') {
            i = text.indexOf(u'\n', i);
            if (i < 0)
                return std::nullopt;
            continue;
        }
        if (here == u'"' || here == u'\'') {
            i = behindString(text, i);
            if (i < 0)
                return std::nullopt;
            continue;
        }
        if (!nested || depth <= 0) {
            for (const QString &mark : marks) {
                if (QStringView(text).sliced(i).startsWith(mark))
                    return ScannedCode{text.mid(start, i - start), mark, i + mark.size()};
            }
        }
        if (here == u'(' || here == u'[' || here == u'{')
            ++depth;
        else if (here == u')' || here == u']' || here == u'}')
            --depth;
        ++i;
    }
    return std::nullopt;
}

} // namespace stemma
