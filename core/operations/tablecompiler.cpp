// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/tablecompiler.h"

#include "core/operations/columncompiler.h"
#include "core/operations/compilererror.h"
#include "core/operations/constraintcompiler.h"
#include "core/operations/indexcompiler.h"
#include "core/operations/names.h"
#include "core/operations/tablekey.h"
#include "core/operations/tableoptions.h"
#include "core/operations/typecompiler.h"
#include "core/sql/quoting.h"

namespace stemma {

namespace {

/// The lines of a CREATE TABLE, and the first error that comes up while they are collected.
struct Body
{
    QStringList lines;
    std::optional<Error> error;

    void add(const Result<QString> &line)
    {
        if (line)
            lines << *line;
        else if (!error)
            error = line.error();
    }
};

// An error when a constraint or index names a column that the table does not have.
std::optional<Error> unknownColumn(const CreateTable &create, const QStringList &columns)
{
    for (const QString &name : columns) {
        if (!hasColumn(create, name))
            return refusal(QStringLiteral("table %1 has no column %2").arg(create.name, name)).error();
    }
    return std::nullopt;
}

std::optional<Error> unknownColumn(const CreateTable &create)
{
    for (const TableConstraint &constraint : create.constraints) {
        QStringList columns;
        if (const auto *unique = std::get_if<UniqueConstraint>(&constraint))
            columns = unique->columns;
        else if (const auto *key = std::get_if<ForeignKey>(&constraint))
            columns = key->columns;
        else if (const auto *primary = std::get_if<PrimaryKey>(&constraint))
            columns = primary->columns;
        if (const auto error = unknownColumn(create, columns))
            return error;
    }
    for (const Index &index : create.indexes) {
        for (const IndexPart &part : index.parts) {
            if (part.kind != IndexPart::Kind::Column)
                continue;
            if (const auto error = unknownColumn(create, {part.text}))
                return error;
        }
    }
    return std::nullopt;
}

void addTableConstraints(Body &body, const CreateTable &create, Dialect dialect)
{
    for (const TableConstraint &constraint : create.constraints) {
        if (const auto *unique = std::get_if<UniqueConstraint>(&constraint))
            body.add(compileUnique(*unique, dialect));
        else if (const auto *check = std::get_if<CheckConstraint>(&constraint))
            body.add(compileCheck(*check, dialect));
        else if (const auto *key = std::get_if<ForeignKey>(&constraint); key && !key->useAlter)
            body.add(compileForeignKey(*key, dialect));
    }
}

// Column by column: UNIQUE, the check of its type, its foreign keys.
void addColumnConstraints(Body &body, const CreateTable &create, Dialect dialect)
{
    for (const Column &column : create.columns) {
        if (column.unique && !column.index)
            body.add(compileUnique(UniqueConstraint{column.uniqueName, {column.name}, {}, {}}, dialect));
        if (const QString condition = typeCheck(column.type, column.name, dialect); !condition.isEmpty())
            body.add(compileCheck(CheckConstraint{typeCheckName(column), condition}, dialect));
        for (ForeignKey key : column.foreignKeys) {
            key.columns = {column.name};
            if (!key.useAlter)
                body.add(compileForeignKey(key, dialect));
        }
    }
}

QList<Index> allIndexes(const CreateTable &create)
{
    QList<Index> indexes;
    for (const Column &column : create.columns) {
        if (!column.index)
            continue;
        Index index;
        index.name = column.indexName;
        index.parts = {IndexPart::column(column.name)};
        index.unique = column.unique;
        indexes << index;
    }
    return indexes + create.indexes;
}

} // namespace

Result<QStringList> compileCreateTable(const CreateTable &create, Dialect dialect)
{
    if (const std::optional<Error> error = unknownColumn(create))
        return std::unexpected(*error);
    const Result<TableKey> key = tableKey(create);
    if (!key)
        return std::unexpected(key.error());

    Body body;
    for (const Column &column : create.columns) {
        const ColumnPlace place{key->primaryKey.columns.contains(column.name),
                                key->autoIncrementColumn == column.name};
        body.add(compileColumn(column, place, dialect));
    }
    if (!key->primaryKey.columns.isEmpty())
        body.add(compilePrimaryKey(key->primaryKey, dialect));
    addTableConstraints(body, create, dialect);
    addColumnConstraints(body, create, dialect);
    if (body.error) {
        Error error = *body.error;
        error.message = QStringLiteral("table %1, %2").arg(create.name, error.message);
        return std::unexpected(error);
    }

    QString text = QStringLiteral("CREATE ");
    if (!create.prefixes.isEmpty())
        text += create.prefixes.join(u' ') + u' ';
    text += QStringLiteral("TABLE ");
    if (create.ifNotExists)
        text += QStringLiteral("IF NOT EXISTS ");
    text += tableName(create.name, create.schema, dialect) + QStringLiteral(" (");
    if (!body.lines.isEmpty())
        text += QStringLiteral("\n    ") + body.lines.join(QStringLiteral(", \n    "));
    text += QStringLiteral("\n)") + compileTableOptions(create, dialect);

    QStringList statements{text};
    for (const Index &index : allIndexes(create)) {
        const Result<QString> statement =
            compileCreateIndex(CreateIndex{create.name, create.schema, index, false}, dialect);
        if (!statement)
            return std::unexpected(statement.error());
        statements << *statement;
    }
    return statements;
}

QString compileDropTable(const DropTable &drop, Dialect dialect)
{
    return QStringLiteral("DROP TABLE ") + (drop.ifExists ? QStringLiteral("IF EXISTS ") : QString())
        + tableName(drop.name, drop.schema, dialect);
}

QString compileRenameTable(const RenameTable &rename, Dialect dialect)
{
    return QStringLiteral("ALTER TABLE ") + alteredTableName(rename.oldName, rename.schema, dialect)
        + QStringLiteral(" RENAME TO ") + alteredTableName(rename.newName, rename.schema, dialect);
}

QString compileTableComment(const CreateTableComment &create, Dialect dialect)
{
    return QStringLiteral("ALTER TABLE ") + tableName(create.table, create.schema, dialect)
        + QStringLiteral(" COMMENT ") + quotedString(create.comment.value_or(QString()));
}

QString compileDropTableComment(const DropTableComment &drop, Dialect dialect)
{
    return QStringLiteral("ALTER TABLE ") + tableName(drop.table, drop.schema, dialect)
        + QStringLiteral(" COMMENT ''");
}

} // namespace stemma
