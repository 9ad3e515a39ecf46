// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/typeobject.h"

#include "core/python/call.h"
#include "core/python/classobjects.h"
#include "core/python/evaluation.h"
#include "core/python/expressions.h"
#include "core/python/functiontable.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

bool isTypeClass(const Value &value)
{
    const auto *known = value.as<KnownObject>();
    if (!known)
        return false;
    const KnownFunction *function = known->known->function;
    for (const KnownFunctions part : {sqlTypes(), mysqlTypes(), foreignTypes()}) {
        if (!part.empty() && function >= &part.front() && function <= &part.back())
            return true;
    }
    return false;
}

} // namespace

bool isSqlType(const Value &value)
{
    return value.as<TypeObject>() || value.as<TypeClass>() || isTypeClass(value);
}

SqlType sqlTypeOf(Evaluation &run, const Value &value)
{
    const Budget::Level level(run.budget);
    refuseUnknown(value);
    if (value.isNone())
        return {};
    if (isTypeClass(value))
        return sqlTypeOf(run, callValue(run, value, {}, Node()));
    if (const auto *own = value.as<TypeClass>())
        return sqlTypeOf(run, makeType(run, *own, {}));
    const auto *type = value.as<TypeObject>();
    if (!type)
        giveUp(QStringLiteral("uses %1 as a column type").arg(value.description()));
    if (const auto variant = type->variants.constFind(QLatin1String(dialectName(run.dialect)));
        variant != type->variants.constEnd())
        return sqlTypeOf(run, *variant);
    if (!type->refusal.isEmpty())
        giveUp(type->refusal);
    return type->type;
}

} // namespace stemma
