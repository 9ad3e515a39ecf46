// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/schemaobjects.h"
#include "core/python/sqlexpression.h"
#include "core/python/symbols.h"

#include <algorithm>

namespace stemma {

Name nameOf(const Call &call, std::string_view parameter)
{
    const Value value = call.value(parameter);
    if (const auto *final = value.as<FinalNameObject>())
        return Name(final->name, true);
    if (value.isNone())
        return {};
    return Name(call.string(parameter));
}

ServerDefault serverDefaultOf(const Call &call, const Value &value)
{
    refuseUnknown(value);
    if (value.isNone())
        return ServerDefault::null();
    if (const QString *text = value.asString())
        return ServerDefault::quoted(*text);
    if (const auto *expression = value.as<SqlExpressionObject>(); expression && expression->isStandalone)
        return ServerDefault::sql(expression->sql);
    call.refuse(QStringLiteral("%1 as its server default").arg(value.description()));
}

bool isForeignOption(const QString &keyword)
{
    static const QLatin1StringView prefixes[] = {
        QLatin1StringView("postgresql_"), QLatin1StringView("sqlite_"),      QLatin1StringView("oracle_"),
        QLatin1StringView("mssql_"),      QLatin1StringView("cockroachdb_"),
    };
    return std::any_of(std::begin(prefixes), std::end(prefixes),
                       [&](QLatin1StringView prefix) { return keyword.startsWith(prefix); });
}

void refuseOptions(const Call &call)
{
    for (const auto &[keyword, value] : call.keywords()) {
        if (!isForeignOption(keyword))
            call.refuse(QStringLiteral("%1=, which is not known here").arg(keyword));
    }
}

} // namespace stemma
