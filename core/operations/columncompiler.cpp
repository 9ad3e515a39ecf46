// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/columncompiler.h"

#include "core/operations/compilererror.h"
#include "core/operations/constraintcompiler.h"
#include "core/operations/typecompiler.h"
#include "core/sql/quoting.h"

#include <QStringList>

namespace stemma {

namespace {

bool isNullable(const Column &column, bool inPrimaryKey, Dialect dialect)
{
    if (column.nullable)
        return *column.nullable;
    if (column.computed && isMariaDbServer(dialect)) // MariaDB takes no NOT NULL on a generated column
        return true;
    return !inPrimaryKey && !column.primaryKey && !column.identity;
}

QString generatedText(const Computed &computed)
{
    QString text = QStringLiteral("GENERATED ALWAYS AS (") + computed.sql + u')';
    if (computed.persisted)
        text += *computed.persisted ? QStringLiteral(" STORED") : QStringLiteral(" VIRTUAL");
    return text;
}

} // namespace

Name typeCheckName(const Column &column)
{
    return column.typeCheckName.value_or(Name(column.type.constraintName));
}

std::optional<QString> defaultText(const ServerDefault &serverDefault)
{
    switch (serverDefault.kind) {
    case ServerDefault::Kind::Quoted:
        return quotedString(serverDefault.text);
    case ServerDefault::Kind::Sql:
        return serverDefault.text;
    case ServerDefault::Kind::Null:
        break;
    }
    return std::nullopt;
}

Result<bool> countsUp(const Column &column, bool hasForeignKey, bool onlyWhenSaid)
{
    using AutoIncrement = Column::AutoIncrement;
    if (column.autoIncrement == AutoIncrement::True) {
        if (!isNumberType(column.type))
            return refusal(
                QStringLiteral("autoincrement=True does not fit the type of the column %1").arg(column.name));
        return true;
    }
    if (onlyWhenSaid || column.autoIncrement == AutoIncrement::False || !isNumberType(column.type))
        return false;
    const bool hasDefault = column.serverDefault && column.serverDefault->kind != ServerDefault::Kind::Null;
    if (column.clientDefault || hasDefault || column.computed)
        return false;
    return !hasForeignKey || column.autoIncrement == AutoIncrement::IgnoreFk;
}

Result<QString> compileColumn(const Column &column, ColumnPlace place, Dialect dialect)
{
    const Result<QString> type = compileType(column.type, dialect);
    if (!type)
        return refusal(QStringLiteral("column %1: %2").arg(column.name, type.error().message),
                       type.error().advice);
    QStringList words{identifier(column.name, dialect), *type};
    if (column.computed)
        words << generatedText(*column.computed);
    if (!isNullable(column, place.inPrimaryKey, dialect))
        words << QStringLiteral("NOT NULL");
    else if (column.type.name == SqlType::Name::Timestamp) // else the server would make it NOT NULL
        words << QStringLiteral("NULL");
    if (column.comment)
        words << QStringLiteral("COMMENT ") + quotedString(*column.comment);

    const std::optional<QString> serverDefault =
        column.serverDefault ? defaultText(*column.serverDefault) : std::nullopt;
    if (serverDefault)
        words << QStringLiteral("DEFAULT ") + *serverDefault;
    else if (place.autoIncrement && !column.computed)
        words << QStringLiteral("AUTO_INCREMENT");

    for (const CheckConstraint &check : column.checks) {
        const Result<QString> text = compileCheck(check, dialect);
        if (!text)
            return text;
        words << *text;
    }
    return words.join(u' ');
}

} // namespace stemma
