// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/altercompiler.h"

#include "core/operations/columncompiler.h"
#include "core/operations/compilererror.h"
#include "core/operations/constraintcompiler.h"
#include "core/operations/indexcompiler.h"
#include "core/operations/names.h"
#include "core/operations/typecompiler.h"
#include "core/sql/quoting.h"

namespace stemma {

namespace {

/// Adds a statement to a list, or turns the whole into its error.
void append(Result<QStringList> &statements, const Result<QString> &statement)
{
    if (!statements)
        return;
    if (statement)
        *statements << *statement;
    else
        statements = std::unexpected(statement.error());
}

QString alterTable(const QString &table, const QString &schema, Dialect dialect)
{
    return QStringLiteral("ALTER TABLE ") + alteredTableName(table, schema, dialect) + u' ';
}

// The whole of the column after its name, for CHANGE and MODIFY.
Result<QString> restatedColumn(const AlterColumn &alter, Dialect dialect)
{
    const std::optional<SqlType> &type = alter.type ? alter.type : alter.existingType;
    if (!type)
        return refusal(
            QStringLiteral("to change the column %1, MySQL must be told its type").arg(alter.column),
            QStringLiteral("Give existing_type=… to alter_column."));
    const Result<QString> typeText = compileType(*type, dialect);
    if (!typeText)
        return typeText;
    QString text = *typeText;
    const bool nullable = alter.nullable.value_or(alter.existingNullable.value_or(true));
    text += nullable ? QStringLiteral(" NULL") : QStringLiteral(" NOT NULL");
    if (alter.autoIncrement.value_or(alter.existingAutoIncrement.value_or(false)))
        text += QStringLiteral(" AUTO_INCREMENT");
    const std::optional<ServerDefault> &serverDefault =
        alter.serverDefault ? alter.serverDefault : alter.existingServerDefault;
    if (serverDefault) {
        if (const std::optional<QString> defaultSql = defaultText(*serverDefault))
            text += QStringLiteral(" DEFAULT ") + *defaultSql;
    }
    const QString comment = alter.comment ? *alter.comment : alter.existingComment.value_or(QString());
    if (!comment.isEmpty())
        text += QStringLiteral(" COMMENT ") + quotedString(comment);
    return text;
}

} // namespace

Result<QStringList> compileAddColumn(const AddColumn &add, Dialect dialect)
{
    const Column &column = add.column;
    ColumnPlace place{column.primaryKey, false};
    if (column.primaryKey) {
        const Result<bool> autoIncrement = countsUp(column, !column.foreignKeys.isEmpty(), false);
        if (!autoIncrement)
            return std::unexpected(autoIncrement.error());
        place.autoIncrement = *autoIncrement;
    }
    Result<QStringList> statements = QStringList();
    append(statements, compileColumn(column, place, dialect).transform([&](const QString &text) -> QString {
        return alterTable(add.table, add.schema, dialect) + QStringLiteral("ADD COLUMN ")
            + (add.ifNotExists ? QStringLiteral("IF NOT EXISTS ") : QString()) + text;
    }));

    // Alembic takes these from a set; the order here is the one of CREATE TABLE.
    const auto addConstraint = [&](const Result<QString> &clause) {
        append(statements, compileAddConstraint(add.table, add.schema, clause, dialect));
    };
    if (column.unique && !column.index)
        addConstraint(compileUnique(UniqueConstraint{column.uniqueName, {column.name}, {}, {}}, dialect));
    if (const QString condition = typeCheck(column.type, column.name, dialect); !condition.isEmpty())
        addConstraint(compileCheck(CheckConstraint{typeCheckName(column), condition}, dialect));
    for (ForeignKey key : column.foreignKeys) {
        key.columns = {column.name};
        addConstraint(compileForeignKey(key, dialect));
    }
    if (column.index) {
        CreateIndex create{add.table, add.schema, {}, false};
        create.index.name = column.indexName;
        create.index.parts = {IndexPart::column(column.name)};
        create.index.unique = column.unique;
        append(statements, compileCreateIndex(create, dialect));
    }
    return statements;
}

QString compileDropColumn(const DropColumn &drop, Dialect dialect)
{
    return alterTable(drop.table, drop.schema, dialect) + QStringLiteral("DROP COLUMN ")
        + (drop.ifExists ? QStringLiteral("IF EXISTS ") : QString()) + identifier(drop.column, dialect);
}

Result<QStringList> compileAlterColumn(const AlterColumn &alter, Dialect dialect)
{
    const std::optional<SqlType> &type = alter.type ? alter.type : alter.existingType;
    const bool dropsDefault = alter.serverDefault && alter.serverDefault->kind == ServerDefault::Kind::Null;
    const bool restatesTime = type && isDateTimeType(*type) && !alter.typeIsClass && !dropsDefault;
    const QString column = identifier(alter.column, dialect);
    const QString start = alterTable(alter.table, alter.schema, dialect);

    Result<QStringList> statements = QStringList();
    if (alter.newName || restatesTime) {
        const QString newName = identifier(alter.newName.value_or(alter.column), dialect);
        append(statements, restatedColumn(alter, dialect).transform([&](const QString &text) -> QString {
            return start + QStringLiteral("CHANGE ") + column + u' ' + newName + u' ' + text;
        }));
    } else if (alter.nullable || alter.type || alter.autoIncrement || alter.comment) {
        append(statements, restatedColumn(alter, dialect).transform([&](const QString &text) -> QString {
            return start + QStringLiteral("MODIFY ") + column + u' ' + text;
        }));
    } else if (alter.serverDefault) {
        const std::optional<QString> text = defaultText(*alter.serverDefault);
        *statements << start + QStringLiteral("ALTER COLUMN ") + column
                + (text ? QStringLiteral(" SET DEFAULT ") + *text : QStringLiteral(" DROP DEFAULT"));
    }

    // The check of a new type is added under the column's old name; that of the old type is left where it is.
    if (alter.type) {
        if (const QString condition = typeCheck(*alter.type, alter.column, dialect); !condition.isEmpty()) {
            const CheckConstraint check{Name(alter.type->constraintName), condition};
            append(statements,
                   compileAddConstraint(alter.table, alter.schema, compileCheck(check, dialect), dialect));
        }
    }
    return statements;
}

} // namespace stemma
