// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/target.h"

#include <QRegularExpression>

namespace stemma {

Target Target::parse(const QString &text)
{
    static const QRegularExpression relative(QStringLiteral(R"(^(?:(.+?)@)?(\w+)?([+-]\d+))"),
                                             QRegularExpression::UseUnicodePropertiesOption);
    Target target;
    target.m_text = text;
    const QRegularExpressionMatch match = relative.match(text);
    bool fits = false;
    if (const int steps = match.captured(3).toInt(&fits); match.hasMatch() && fits) {
        target.branch = match.captured(1);
        target.symbol = match.captured(2);
        target.steps = steps;
        return target;
    }
    const qsizetype at = text.indexOf(u'@');
    target.branch = at < 0 ? QString() : text.left(at);
    target.symbol = text.mid(at + 1);
    return target;
}

std::optional<TargetRange> TargetRange::parse(const QString &text)
{
    const QStringList sides = text.split(u':');
    if (sides.size() > 2)
        return std::nullopt;
    if (sides.size() == 1)
        return TargetRange{std::nullopt, text};
    return TargetRange{sides.first(), sides.last()};
}

} // namespace stemma
