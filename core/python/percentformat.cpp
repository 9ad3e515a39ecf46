// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/budget.h"
#include "core/python/containers.h"
#include "core/python/formatspec.h"
#include "core/python/formatting.h"
#include "core/python/symbols.h"

#include <QRegularExpression>

#include <utility>

namespace stemma {

namespace {

/// Hands out the arguments of a `%` format, by position or by name.
class PercentArguments
{
public:
    explicit PercentArguments(const Value &arguments)
        : m_dict(arguments.as<DictObject>())
    {
        refuseUnknown(arguments);
        if (const auto *tuple = arguments.as<TupleObject>())
            m_items = tuple->items;
        else
            m_items = {arguments};
    }

    Value named(const QString &name) const
    {
        const Value *value = m_dict ? m_dict->find(Value::string(name)) : nullptr;
        if (!value)
            giveUp(QStringLiteral("formats a text without a value for %(%1)s").arg(name));
        return *value;
    }

    Value next()
    {
        if (m_next >= m_items.size())
            giveUp(QStringLiteral("formats a text with too few values"));
        return m_items[m_next++];
    }

    void finish() const
    {
        // A dictionary may stay unused: Python accepts it for any format.
        if (m_next < m_items.size() && !m_dict)
            giveUp(QStringLiteral("formats a text with too many values"));
    }

private:
    QList<Value> m_items;
    const DictObject *m_dict;
    qsizetype m_next = 0;
};

QString onePercent(const Value &value, const QString &flags, int width, std::optional<int> precision,
                   QChar type, Budget &budget)
{
    FormatSpec spec;
    spec.width = width;
    spec.precision = precision;
    spec.align = flags.contains(QLatin1Char('-')) ? QLatin1Char('<') : QChar();
    spec.zero = flags.contains(QLatin1Char('0'));
    spec.sign = flags.contains(QLatin1Char('+')) ? QLatin1Char('+')
        : flags.contains(QLatin1Char(' '))       ? QLatin1Char(' ')
                                                 : QChar();
    spec.alternate = flags.contains(QLatin1Char('#'));
    if (type == QLatin1Char('s') || type == QLatin1Char('r')) {
        spec.zero = false;
        QString text = type == QLatin1Char('s') ? textOf(value, budget) : reprOf(value, budget);
        if (precision)
            text = text.left(*precision);
        return padded({}, text, spec, QLatin1Char('>'), budget);
    }
    refuseUnknown(value);
    if (!value.isIntegral() && !value.asReal())
        giveUp(QStringLiteral("formats %1 as a number").arg(value.description()));
    const bool isInteger = type == QLatin1Char('d') || type == QLatin1Char('i') || type == QLatin1Char('u');
    if (isInteger && value.asReal())
        giveUp(QStringLiteral("formats a float as an integer, which is not worked out here"));
    spec.type = isInteger ? QLatin1Char('d') : type;
    const int fewestDigits = isInteger ? std::exchange(spec.precision, std::nullopt).value_or(0) : 0;
    bool isNegative = false;
    QString digits = formatNumber(value, spec, isNegative);
    budget.text(fewestDigits);
    digits = digits.rightJustified(fewestDigits, QLatin1Char('0'));
    const QString sign = isNegative ? QStringLiteral("-")
        : spec.sign.isNull()        ? QString()
                                    : QString(spec.sign);
    return padded(sign, digits, spec, QLatin1Char('>'), budget);
}

} // namespace

QString formatPercent(const QString &format, const Value &arguments, Budget &budget)
{
    static const QRegularExpression form(
        QStringLiteral("\\G%(?:\\(([^)]*)\\))?([-+ #0]*)(\\d*)(?:\\.(\\d+))?([sridufFxXoe%])"));
    PercentArguments values(arguments);
    QString result;
    qsizetype position = 0;
    while (position < format.size()) {
        budget.step();
        const qsizetype percent = format.indexOf(QLatin1Char('%'), position);
        result += QStringView(format).sliced(position, (percent < 0 ? format.size() : percent) - position);
        if (percent < 0)
            break;
        const auto match = form.match(format, percent);
        if (!match.hasMatch())
            giveUp(QStringLiteral("formats a text with a %-form that is not worked out here"));
        position = match.capturedEnd();
        const QChar type = match.captured(5).at(0);
        if (type == QLatin1Char('%')) {
            result += type;
            continue;
        }
        if (match.capturedLength(3) > 4 || match.capturedLength(4) > 4)
            giveUp(QStringLiteral("formats a value to a width that is too large"));
        const Value value = match.hasCaptured(1) ? values.named(match.captured(1)) : values.next();
        const auto precision = match.hasCaptured(4) ? std::optional(match.captured(4).toInt()) : std::nullopt;
        const QString piece =
            onePercent(value, match.captured(2), match.captured(3).toInt(), precision, type, budget);
        budget.text(piece.size());
        result += piece;
    }
    values.finish();
    return result;
}

} // namespace stemma
