// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/alembicobjects.h"
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/formatting.h"
#include "core/python/functiontable.h"
#include "core/python/symbols.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stemma {

namespace {

Value toText(Call &call)
{
    if (!call.given("object"))
        return Value::string({});
    return Value::string(textOf(call.value("object"), call.evaluation.budget));
}

Value toRepr(Call &call)
{
    return Value::string(reprOf(call.value("object"), call.evaluation.budget));
}

Value toInteger(Call &call)
{
    const Value from = call.value("object");
    if (from.isIntegral())
        return Value::integer(from.integral());
    bool ok = false;
    qint64 number = 0;
    if (from.asString())
        number = from.asString()->trimmed().toLongLong(&ok);
    else if (from.asReal() && std::abs(*from.asReal()) < 1e15) {
        number = qint64(*from.asReal());
        ok = true;
    }
    if (!ok)
        call.refuse(from.description());
    return Value::integer(number);
}

Value toReal(Call &call)
{
    const Value from = call.value("object");
    bool ok = true;
    double number = from.asReal() ? *from.asReal() : double(from.integral());
    if (from.asString())
        number = from.asString()->trimmed().toDouble(&ok);
    else if (!from.asReal() && !from.isIntegral())
        ok = false;
    if (!ok)
        call.refuse(from.description());
    return Value::real(number);
}

Value toBoolean(Call &call)
{
    return Value::boolean(call.given("object") && isTrue(call.value("object")));
}

Value absolute(Call &call)
{
    const Value from = call.value("object");
    if (from.asReal())
        return Value::real(std::abs(*from.asReal()));
    if (!from.isIntegral() || from.integral() == std::numeric_limits<qint64>::min())
        call.refuse(from.description());
    return Value::integer(std::abs(from.integral()));
}

/// What a class of Python's own is called as a tag of Value.
bool isOfClass(Call &call, const Value &object, const Value &wanted)
{
    const Budget::Level level(call.evaluation.budget);
    if (const auto *tuple = wanted.as<TupleObject>()) {
        return std::any_of(tuple->items.begin(), tuple->items.end(),
                           [&](const Value &one) { return isOfClass(call, object, one); });
    }
    const auto *known = wanted.as<KnownObject>();
    if (object.as<DialectObject>() && known
        && QLatin1String(known->known->function->name).startsWith(QLatin1String("sqlalchemy.dialects.")))
        return QLatin1String(known->known->function->name)
            .startsWith(QLatin1String("sqlalchemy.dialects.mysql."));
    const QString name = known ? QString::fromLatin1(known->known->function->name) : QString();
    static const QStringList plain = {
        QStringLiteral("str"),  QStringLiteral("int"),   QStringLiteral("float"),
        QStringLiteral("bool"), QStringLiteral("bytes"), QStringLiteral("list"),
        QStringLiteral("dict"), QStringLiteral("tuple"), QStringLiteral("set")};
    const QString tag = name.section(QLatin1Char('.'), -1);
    if (!name.startsWith(QLatin1String("builtins.")) || !plain.contains(tag)
        || (!object.isNone() && !plain.contains(object.tag())))
        call.refuse(QStringLiteral("%1 and a class that is not worked out here").arg(object.description()));
    return object.tag() == tag || (tag == QLatin1String("int") && object.asBoolean());
}

Value isInstance(Call &call)
{
    return Value::boolean(isOfClass(call, call.value("object"), call.value("classes")));
}

Value character(Call &call)
{
    const qint64 code = call.optionalInteger("code").value_or(-1);
    if (code < 0 || code > QChar::LastValidCodePoint || QChar::isSurrogate(char32_t(code)))
        call.refuse(QStringLiteral("a number that is no character"));
    const char32_t point = char32_t(code);
    return Value::string(QString::fromUcs4(&point, 1));
}

const KnownFunction functions[] = {
    {"builtins.str", "object?", toText},     {"builtins.repr", "object", toRepr},
    {"builtins.int", "object", toInteger},   {"builtins.float", "object", toReal},
    {"builtins.bool", "object?", toBoolean}, {"builtins.abs", "object", absolute},
    {"builtins.chr", "code", character},     {"builtins.isinstance", "object, classes", isInstance},
};

} // namespace

KnownFunctions conversionFunctions()
{
    return functions;
}

} // namespace stemma
