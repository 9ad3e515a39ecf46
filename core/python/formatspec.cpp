// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/formatspec.h"

#include "core/python/budget.h"
#include "core/python/formatting.h"
#include "core/python/symbols.h"

#include <QRegularExpression>

#include <cmath>
#include <cstring>

namespace stemma {

namespace {

constexpr int maxWidth = 10'000;

int smallNumber(const QString &digits)
{
    bool ok = false;
    const int number = digits.toInt(&ok);
    if (!digits.isEmpty() && (!ok || number > maxWidth))
        giveUp(QStringLiteral("formats a value to a width that is too large"));
    return number;
}

QString withCommas(const QString &digits)
{
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    QString whole = point < 0 ? digits : digits.left(point);
    for (qsizetype i = whole.size() - 3; i > 0; i -= 3)
        whole.insert(i, QLatin1Char(','));
    return point < 0 ? whole : whole + digits.mid(point);
}

QString integerDigits(qint64 number, const FormatSpec &spec)
{
    const quint64 size = number < 0 ? quint64(0) - quint64(number) : quint64(number);
    switch (spec.type.toLatin1()) {
    case 'x':
        return (spec.alternate ? QStringLiteral("0x") : QString()) + QString::number(size, 16);
    case 'X':
        return (spec.alternate ? QStringLiteral("0X") : QString()) + QString::number(size, 16).toUpper();
    case 'o':
        return (spec.alternate ? QStringLiteral("0o") : QString()) + QString::number(size, 8);
    case 'b':
        return (spec.alternate ? QStringLiteral("0b") : QString()) + QString::number(size, 2);
    default:
        return QString::number(size);
    }
}

QString realDigits(double number, const FormatSpec &spec)
{
    if (!std::isfinite(number))
        giveUp(QStringLiteral("formats a float that is no number"));
    if (spec.alternate)
        giveUp(QStringLiteral("formats a float with #, which is not worked out here"));
    const double size = std::abs(number);
    if (spec.type.isNull() && !spec.precision)
        return floatText(size);
    switch (spec.type.toLatin1()) {
    case 'f':
    case 'F':
        return QString::number(size, 'f', spec.precision.value_or(6));
    case '%':
        return QString::number(size * 100, 'f', spec.precision.value_or(6)) + QLatin1Char('%');
    case 'e':
        return QString::number(size, 'e', spec.precision.value_or(6));
    default:
        giveUp(QStringLiteral("formats a float in a way that is not worked out here"));
    }
}

} // namespace

FormatSpec FormatSpec::parse(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral(
            "\\A(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d+)?(,)?(?:\\.(\\d+))?([sdfFxXobegEGcn%])?\\z"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        giveUp(QStringLiteral("formats a value with \"%1\", which is not worked out here").arg(text));
    FormatSpec spec;
    if (match.capturedLength(1))
        spec.fill = match.captured(1).at(0);
    if (match.capturedLength(2))
        spec.align = match.captured(2).at(0);
    if (match.capturedLength(3) && match.captured(3) != QLatin1String("-"))
        spec.sign = match.captured(3).at(0);
    spec.alternate = match.capturedLength(4);
    spec.zero = match.capturedLength(5);
    spec.width = smallNumber(match.captured(6));
    spec.comma = match.capturedLength(7);
    if (match.capturedLength(8))
        spec.precision = smallNumber(match.captured(8));
    if (match.capturedLength(9))
        spec.type = match.captured(9).at(0);
    return spec;
}

QString formatNumber(const Value &value, const FormatSpec &spec, bool &isNegative)
{
    const char type = spec.type.toLatin1();
    const bool wantsReal = type == 'f' || type == 'F' || type == 'e' || type == '%';
    if (value.asReal() || wantsReal) {
        const double number = value.asReal() ? *value.asReal() : double(value.integral());
        isNegative = std::signbit(number);
        const QString digits = realDigits(number, spec);
        return spec.comma ? withCommas(digits) : digits;
    }
    if (spec.precision || (type && !std::strchr("dxXob", type)))
        giveUp(QStringLiteral("formats an integer in a way that is not worked out here"));
    isNegative = value.integral() < 0;
    const QString digits = integerDigits(value.integral(), spec);
    return spec.comma ? withCommas(digits) : digits;
}

QString padded(const QString &sign, const QString &body, const FormatSpec &spec, QChar defaultAlign,
               Budget &budget)
{
    const qsizetype missing = qMax<qsizetype>(spec.width - sign.size() - body.size(), 0);
    budget.text(spec.width + body.size());
    QChar align = spec.align.isNull() ? defaultAlign : spec.align;
    QChar fill = spec.fill;
    if (spec.zero && spec.align.isNull()) {
        align = QLatin1Char('=');
        fill = QLatin1Char('0');
    }
    if (spec.comma && spec.zero && missing > 0)
        giveUp(QStringLiteral("fills a number with zeros and commas, which is not worked out here"));
    switch (align.toLatin1()) {
    case '<':
        return sign + body + QString(missing, fill);
    case '^':
        return QString(missing / 2, fill) + sign + body + QString(missing - missing / 2, fill);
    case '=':
        return sign + QString(missing, fill) + body;
    default:
        return QString(missing, fill) + sign + body;
    }
}

QString formatValue(const Value &value, const QString &text, Budget &budget)
{
    refuseUnknown(value);
    if (text.isEmpty())
        return textOf(value, budget);
    const FormatSpec spec = FormatSpec::parse(text);
    if (const QString *string = value.asString()) {
        if ((!spec.type.isNull() && spec.type != QLatin1Char('s')) || !spec.sign.isNull() || spec.comma
            || spec.alternate || spec.zero || spec.align == QLatin1Char('='))
            giveUp(QStringLiteral("formats a string in a way that is not worked out here"));
        const QString body = spec.precision ? string->left(*spec.precision) : *string;
        return padded({}, body, spec, QLatin1Char('<'), budget);
    }
    if (!value.asInteger() && !value.asReal())
        giveUp(QStringLiteral("formats %1 in a way that is not worked out here").arg(value.description()));
    bool isNegative = false;
    const QString digits = formatNumber(value, spec, isNegative);
    const QString sign = isNegative ? QStringLiteral("-")
        : spec.sign.isNull()        ? QString()
                                    : QString(spec.sign);
    return padded(sign, digits, spec, QLatin1Char('>'), budget);
}

} // namespace stemma
