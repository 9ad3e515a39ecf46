// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/datacompiler.h"

#include "core/operations/compilererror.h"
#include "core/operations/literalcompiler.h"
#include "core/operations/names.h"
#include "core/sql/sqllexer.h"
#include "core/sql/statementsplitter.h"

#include <algorithm>

namespace stemma {

namespace {

QString withSpacesForTabs(const QString &sql)
{
    QString text;
    const auto add = [&text](QStringView piece) {
        QString spaced = piece.toString();
        text += spaced.replace(u'\t', QStringLiteral("    "));
    };
    qsizetype position = 0;
    for (const SqlToken &token : SqlLexer::tokens(sql)) {
        add(QStringView(sql).mid(position, token.start - position));
        if (token.kind == SqlToken::Kind::String || token.kind == SqlToken::Kind::QuotedName)
            text += token.text;
        else
            add(token.text);
        position = token.end();
    }
    add(QStringView(sql).mid(position));
    return text;
}

Result<QString> compileRow(const BulkInsert &insert, const BulkInsert::Row &row, Dialect dialect)
{
    for (const auto &[name, value] : row) {
        const bool known =
            std::any_of(insert.columns.begin(), insert.columns.end(),
                        [&name = name](const InsertColumn &column) { return column.name == name; });
        if (!known)
            return refusal(QStringLiteral("bulk_insert: table %1 has no column %2").arg(insert.table, name));
    }
    QStringList names;
    QStringList values;
    for (const InsertColumn &column : insert.columns) {
        for (const auto &[name, value] : row) {
            if (name != column.name)
                continue;
            const Result<QString> text = compileLiteral(value, column.type);
            if (!text)
                return refusal(QStringLiteral("bulk_insert, column %1: %2").arg(name, text.error().message));
            names << name;
            values << *text;
        }
    }
    if (names.isEmpty())
        return refusal(QStringLiteral("bulk_insert: a row of table %1 has no values").arg(insert.table));
    return QStringLiteral("INSERT INTO ") + tableName(insert.table, insert.schema, dialect)
        + QStringLiteral(" (") + columnList(names, dialect) + QStringLiteral(") VALUES (")
        + values.join(QStringLiteral(", ")) + u')';
}

} // namespace

Result<QStringList> compileBulkInsert(const BulkInsert &insert, Dialect dialect)
{
    QStringList statements;
    for (const BulkInsert::Row &row : insert.rows) {
        const Result<QString> statement = compileRow(insert, row, dialect);
        if (!statement)
            return std::unexpected(statement.error());
        statements << *statement;
    }
    return statements;
}

Result<QStringList> compileExecute(const Execute &execute)
{
    QStringList statements;
    for (const SplitStatement &statement : splitCall(execute.sql))
        statements << withSpacesForTabs(statement.text);
    if (statements.isEmpty())
        return refusal(QStringLiteral("op.execute() is given no statement"));
    return statements;
}

} // namespace stemma
