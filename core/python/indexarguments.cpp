// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/indexarguments.h"

#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/schemaobjects.h"
#include "core/python/sqlexpression.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

QString text(const Call &call, const QString &keyword, const Value &value)
{
    if (!value.asString())
        call.refuse(QStringLiteral("%1 as its %2").arg(value.description(), keyword));
    return *value.asString();
}

void readLength(const Call &call, const QString &keyword, const Value &value, IndexOptions &options)
{
    if (const qint64 *length = value.asInteger()) {
        options.length = int(*length);
        return;
    }
    const auto *dict = value.as<DictObject>();
    if (!dict)
        call.refuse(QStringLiteral("%1 as its %2").arg(value.description(), keyword));
    for (const auto &[column, length] : dict->pairs()) {
        if (!length.asInteger())
            call.refuse(QStringLiteral("%1 in its %2").arg(length.description(), keyword));
        options.lengths.insert(text(call, keyword, column), int(*length.asInteger()));
    }
}

} // namespace

IndexPart indexPartOf(const Call &call, const Value &value)
{
    refuseUnknown(value);
    if (const QString *name = value.asString())
        return IndexPart::column(*name);
    if (const auto *column = value.as<TableColumnObject>())
        return IndexPart::column(column->column.name);
    const auto *expression = value.as<SqlExpressionObject>();
    if (!expression || !expression->isStandalone)
        call.refuse(QStringLiteral("%1 among its columns").arg(value.description()));
    if (expression->kind == SqlExpressionObject::Kind::Text)
        return IndexPart::sql(expression->sql);
    return {IndexPart::Kind::Expression, expression->sql, false};
}

void readIndexOptions(const Call &call, Index &index)
{
    for (const auto &[keyword, value] : call.keywords()) {
        if (isForeignOption(keyword))
            continue;
        refuseUnknown(value);
        const bool isMariaDb = keyword.startsWith(QLatin1String("mariadb_"));
        if (!isMariaDb && !keyword.startsWith(QLatin1String("mysql_")))
            call.refuse(QStringLiteral("%1=, which is not known here").arg(keyword));
        IndexOptions &options = isMariaDb ? index.mariadb : index.mysql;
        const QString option = keyword.section(QLatin1Char('_'), 1);
        if (value.isNone())
            continue;
        if (option == QLatin1String("length"))
            readLength(call, keyword, value, options);
        else if (option == QLatin1String("prefix"))
            options.prefix = text(call, keyword, value);
        else if (option == QLatin1String("using") && !isMariaDb)
            options.usingMethod = text(call, keyword, value);
        else if (option == QLatin1String("with_parser") && !isMariaDb)
            options.parser = text(call, keyword, value);
        else
            call.refuse(QStringLiteral("%1=, which is not known here").arg(keyword));
    }
}

} // namespace stemma
