// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/englishplurals.h"

namespace stemma {

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    QString text = QString::fromUtf8(sourceText);
    if (n < 0 || !text.contains(QLatin1String("%n")))
        return {};
    const bool one = n == 1;
    text.replace(QLatin1String("(s)"), QLatin1String(one ? "" : "s"));
    text.replace(QLatin1String("(are)"), QLatin1String(one ? "is" : "are"));
    text.replace(QLatin1String("(were)"), QLatin1String(one ? "was" : "were"));
    return text;
}

} // namespace stemma
