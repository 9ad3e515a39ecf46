// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/formatting.h"

#include "core/python/budget.h"
#include "core/python/containers.h"
#include "core/python/symbols.h"

#include <QLocale>

#include <cmath>

namespace stemma {

namespace {

QString escapedUnit(QChar unit)
{
    switch (unit.unicode()) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    case '\\':
        return QStringLiteral("\\\\");
    default:
        return QStringLiteral("\\x%1").arg(unit.unicode(), 2, 16, QLatin1Char('0'));
    }
}

QString quoted(const QString &text)
{
    const QChar quote = text.contains(QLatin1Char('\'')) && !text.contains(QLatin1Char('"'))
        ? QLatin1Char('"')
        : QLatin1Char('\'');
    QString result = quote;
    for (const QChar &unit : text) {
        if (unit == quote)
            result += QLatin1Char('\\') + QString(quote);
        else if (unit == QLatin1Char('\\') || unit.unicode() < 0x20 || unit.unicode() == 0x7f)
            result += escapedUnit(unit);
        else if (unit.unicode() >= 0x80 && !unit.isPrint() && !unit.isSurrogate())
            giveUp(QStringLiteral("prints a character whose form depends on Python's version"));
        else
            result += unit;
    }
    return result + quote;
}

QString joined(const QList<Value> &items, Budget &budget)
{
    QString text;
    for (const Value &item : items) {
        if (!text.isEmpty())
            text += QStringLiteral(", ");
        const QString piece = reprOf(item, budget);
        budget.text(piece.size());
        text += piece;
    }
    return text;
}

} // namespace

QString floatText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("nan");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("inf") : QStringLiteral("-inf");
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e16)) {
        // Python writes the exponent with two digits at least, and no ".0" before it.
        return QString::number(value, 'e', QLocale::FloatingPointShortest);
    }
    QString text = QString::number(value, 'f', QLocale::FloatingPointShortest);
    if (!text.contains(QLatin1Char('.')))
        text += QStringLiteral(".0");
    return text;
}

QString textOf(const Value &value, Budget &budget)
{
    if (const QString *text = value.asString())
        return *text;
    if (const std::optional<QString> own = value.object() ? value.object()->text() : std::nullopt)
        return *own;
    return reprOf(value, budget);
}

QString reprOf(const Value &value, Budget &budget)
{
    const Budget::Level level(budget);
    budget.step();
    refuseUnknown(value);
    if (value.isNone())
        return QStringLiteral("None");
    if (const bool *flag = value.asBoolean())
        return *flag ? QStringLiteral("True") : QStringLiteral("False");
    if (const qint64 *number = value.asInteger())
        return QString::number(*number);
    if (const double *number = value.asReal())
        return floatText(*number);
    if (const QString *text = value.asString()) {
        budget.text(text->size());
        return quoted(*text);
    }
    if (const auto *list = value.as<ListObject>())
        return QLatin1Char('[') + joined(list->items, budget) + QLatin1Char(']');
    if (const auto *tuple = value.as<TupleObject>()) {
        return QLatin1Char('(') + joined(tuple->items, budget)
            + (tuple->items.size() == 1 ? QStringLiteral(",)") : QStringLiteral(")"));
    }
    if (const auto *dict = value.as<DictObject>()) {
        QString text;
        for (const auto &[key, item] : dict->pairs()) {
            if (!text.isEmpty())
                text += QStringLiteral(", ");
            const QString piece = reprOf(key, budget) + QStringLiteral(": ") + reprOf(item, budget);
            budget.text(piece.size());
            text += piece;
        }
        return QLatin1Char('{') + text + QLatin1Char('}');
    }
    giveUp(QStringLiteral("prints %1 into a text").arg(value.description()));
}

} // namespace stemma
