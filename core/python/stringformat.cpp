// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/stringformat.h"

#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/formatting.h"

#include <QRegularExpression>

#include <algorithm>

namespace stemma {

namespace {

class Braces
{
public:
    Braces(const QList<Value> &positional, const QList<std::pair<QString, Value>> &named, Evaluation &run)
        : m_positional(positional)
        , m_named(named)
        , m_run(run)
    { }

    QString field(const QString &text)
    {
        static const QRegularExpression form(
            QStringLiteral("\\A(\\w*)(?:\\[([^\\]]+)\\])?(?:!([sr]))?(?::([^{}]*))?\\z"));
        const auto match = form.match(text);
        if (!match.hasMatch())
            giveUp(QStringLiteral("formats {%1}, which is not worked out here").arg(text));
        Value value = named(match.captured(1));
        if (match.hasCaptured(2))
            value = item(value, match.captured(2));
        if (match.captured(3) == QLatin1String("r"))
            value = Value::string(reprOf(value, m_run.budget));
        else if (match.captured(3) == QLatin1String("s"))
            value = Value::string(textOf(value, m_run.budget));
        return formatValue(value, match.captured(4), m_run.budget);
    }

private:
    Value named(const QString &name)
    {
        bool isNumber = false;
        const qsizetype index = name.isEmpty() ? m_next++ : name.toLongLong(&isNumber);
        if (name.isEmpty() || isNumber) {
            if (index < 0 || index >= m_positional.size())
                giveUp(QStringLiteral("formats a text with too few values"));
            return m_positional[index];
        }
        const auto found = std::find_if(m_named.begin(), m_named.end(),
                                        [&](const auto &pair) { return pair.first == name; });
        if (found == m_named.end())
            giveUp(QStringLiteral("formats a text without a value for {%1}").arg(name));
        return found->second;
    }

    Value item(const Value &container, const QString &key)
    {
        bool isNumber = false;
        const qint64 index = key.toLongLong(&isNumber);
        return itemAt(container, isNumber ? Value::integer(index) : Value::string(key), m_run.budget);
    }

    const QList<Value> &m_positional;
    const QList<std::pair<QString, Value>> &m_named;
    Evaluation &m_run;
    qsizetype m_next = 0;
};

} // namespace

QString formatBraces(const QString &format, const QList<Value> &positional,
                     const QList<std::pair<QString, Value>> &named, Evaluation &run)
{
    Braces braces(positional, named, run);
    QString result;
    run.budget.text(format.size());
    for (qsizetype i = 0; i < format.size(); ++i) {
        const QChar unit = format[i];
        const bool isBrace = unit == QLatin1Char('{') || unit == QLatin1Char('}');
        if (!isBrace) {
            result += unit;
            continue;
        }
        if (i + 1 < format.size() && format[i + 1] == unit) {
            result += unit;
            ++i;
            continue;
        }
        const qsizetype end = unit == QLatin1Char('{') ? format.indexOf(QLatin1Char('}'), i) : -1;
        if (end < 0)
            giveUp(QStringLiteral("formats a text with a single brace"));
        const QString piece = braces.field(format.mid(i + 1, end - i - 1));
        run.budget.step();
        run.budget.text(piece.size());
        if (result.size() > Budget::maxText)
            run.budget.text(result.size());
        result += piece;
        i = end;
    }
    return result;
}

} // namespace stemma
