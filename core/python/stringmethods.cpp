// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/stringformat.h"
#include "core/python/symbols.h"

#include <algorithm>

namespace stemma {

namespace {

const QString &text(const Call &call)
{
    return *call.self.asString();
}

/// Case rules beyond ASCII differ between Python and Qt in a few letters, so those are left alone.
void requireAscii(const Call &call)
{
    for (const QChar &unit : text(call)) {
        if (unit.unicode() > 127)
            call.refuse(QStringLiteral("letters beyond ASCII"));
    }
}

Value upper(Call &call)
{
    requireAscii(call);
    return Value::string(text(call).toUpper());
}

Value lower(Call &call)
{
    requireAscii(call);
    return Value::string(text(call).toLower());
}

Value title(Call &call)
{
    requireAscii(call);
    QString result = text(call).toLower();
    bool afterLetter = false;
    for (QChar &unit : result) {
        if (!afterLetter)
            unit = unit.toUpper();
        afterLetter = unit.isLetter();
    }
    return Value::string(result);
}

Value capitalize(Call &call)
{
    requireAscii(call);
    QString result = text(call).toLower();
    if (!result.isEmpty())
        result[0] = result[0].toUpper();
    return Value::string(result);
}

QString stripped(const Call &call, bool atStart, bool atEnd)
{
    const std::optional<QString> set = call.optionalString("characters");
    const auto isStripped = [&](QChar unit) { return set ? set->contains(unit) : unit.isSpace(); };
    QStringView rest = text(call);
    while (atStart && !rest.isEmpty() && isStripped(rest.front()))
        rest = rest.sliced(1);
    while (atEnd && !rest.isEmpty() && isStripped(rest.back()))
        rest.chop(1);
    return rest.toString();
}

Value strip(Call &call)
{
    return Value::string(stripped(call, true, true));
}

Value lstrip(Call &call)
{
    return Value::string(stripped(call, true, false));
}

Value rstrip(Call &call)
{
    return Value::string(stripped(call, false, true));
}

Value join(Call &call)
{
    QString result;
    bool first = true;
    for (const Value &item : itemsOf(call.value("iterable"), call.evaluation.budget)) {
        refuseUnknown(item);
        if (!item.asString())
            call.refuse(QStringLiteral("%1 among its items").arg(item.description()));
        if (result.size() > Budget::maxText)
            call.evaluation.budget.text(result.size());
        call.evaluation.budget.text(text(call).size() + item.asString()->size());
        if (!first)
            result += text(call);
        first = false;
        result += *item.asString();
    }
    return Value::string(result);
}

Value replace(Call &call)
{
    const QString before = call.string("old");
    const QString after = call.string("new");
    if (before.isEmpty() || call.given("count"))
        call.refuse(QStringLiteral("arguments that are not worked out here"));
    const qsizetype times = text(call).count(before);
    call.evaluation.budget.text(text(call).size() + times * after.size());
    QString result = text(call);
    result.replace(before, after);
    return Value::string(result);
}

Value split(Call &call)
{
    const std::optional<QString> separator = call.optionalString("sep");
    if (call.given("maxsplit") || (separator && separator->isEmpty()))
        call.refuse(QStringLiteral("arguments that are not worked out here"));
    call.evaluation.budget.items(text(call).size() / 8);
    const QStringList parts = separator ? text(call).split(*separator)
                                        : text(call).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<Value> values;
    for (const QString &part : parts)
        values.append(Value::string(part));
    call.evaluation.budget.items(values.size());
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(values)));
}

Value splitlines(Call &call)
{
    QStringList parts = text(call).split(QLatin1Char('\n'));
    if (parts.last().isEmpty())
        parts.removeLast();
    QList<Value> values;
    for (const QString &part : parts) {
        if (part.contains(QLatin1Char('\r')) || part.contains(QChar(0x0b)) || part.contains(QChar(0x0c)))
            call.refuse(QStringLiteral("line ends that are not worked out here"));
        values.append(Value::string(part));
    }
    call.evaluation.budget.items(values.size());
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(values)));
}

bool hasAffix(const Call &call, bool atStart)
{
    for (const QString &affix : call.strings("affix")) {
        if (atStart ? text(call).startsWith(affix) : text(call).endsWith(affix))
            return true;
    }
    return false;
}

Value startsWith(Call &call)
{
    return Value::boolean(hasAffix(call, true));
}

Value endsWith(Call &call)
{
    return Value::boolean(hasAffix(call, false));
}

Value count(Call &call)
{
    const QString wanted = call.string("part");
    if (wanted.isEmpty())
        call.refuse(QStringLiteral("nothing to count"));
    qint64 found = 0;
    for (qsizetype i = text(call).indexOf(wanted); i >= 0; i = text(call).indexOf(wanted, i + wanted.size()))
        ++found;
    return Value::integer(found);
}

Value isDigits(Call &call)
{
    requireAscii(call);
    const bool all =
        std::all_of(text(call).begin(), text(call).end(), [](QChar unit) { return unit.isDigit(); });
    return Value::boolean(all && !text(call).isEmpty());
}

Value zeroFill(Call &call)
{
    const qint64 width = call.optionalInteger("width").value_or(0);
    call.evaluation.budget.text(width);
    const bool isSigned = text(call).startsWith(QLatin1Char('-')) || text(call).startsWith(QLatin1Char('+'));
    const QString zeros(qMax<qint64>(width - text(call).size(), 0), QLatin1Char('0'));
    return Value::string(text(call).left(isSigned) + zeros + text(call).mid(isSigned));
}

Value format(Call &call)
{
    return Value::string(formatBraces(text(call), call.rest(), call.keywords(), call.evaluation));
}

Value encode(Call &call)
{
    const QString encoding = call.optionalString("encoding").value_or(QStringLiteral("utf-8")).toLower();
    if (encoding != QLatin1String("utf-8") && encoding != QLatin1String("utf8"))
        call.refuse(QStringLiteral("an encoding that is not worked out here"));
    return Value::bytes(text(call).toUtf8());
}

const KnownFunction functions[] = {
    {"str.upper", "", upper},
    {"str.lower", "", lower},
    {"str.title", "", title},
    {"str.capitalize", "", capitalize},
    {"str.strip", "characters?", strip},
    {"str.lstrip", "characters?", lstrip},
    {"str.rstrip", "characters?", rstrip},
    {"str.join", "iterable", join},
    {"str.replace", "old, new, count?", replace},
    {"str.split", "sep?, maxsplit?", split},
    {"str.splitlines", "", splitlines},
    {"str.startswith", "affix", startsWith},
    {"str.endswith", "affix", endsWith},
    {"str.count", "part", count},
    {"str.isdigit", "", isDigits},
    {"str.zfill", "width", zeroFill},
    {"str.format", "*values, **named", format},
    {"str.encode", "encoding?", encode},
};

} // namespace

KnownFunctions stringMethods()
{
    return functions;
}

} // namespace stemma
