// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/columnspelling.h"

#include "core/sql/quoting.h"
#include "core/sql/sqllexer.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// In backticks, in lower case → in backticks, as the column is written.
using Spellings = QHash<QString, QString>;

void spell(QString &sql, const Spellings &spellings)
{
    if (!sql.contains(u'`'))
        return;
    const QList<SqlToken> tokens = SqlLexer::tokens(sql);
    QString result;
    qsizetype copied = 0;
    for (const SqlToken &token : tokens) {
        if (token.kind != SqlToken::Kind::QuotedName)
            continue;
        const auto known = spellings.constFind(token.text.toString().toLower());
        if (known == spellings.cend() || *known == token.text)
            continue;
        result += QStringView(sql).mid(copied, token.start - copied) + *known;
        copied = token.end();
    }
    if (copied > 0)
        sql = result + QStringView(sql).mid(copied);
}

} // namespace

void spellColumnNames(schema::Table &table)
{
    QList<QString *> expressions;
    for (schema::Column &column : table.columns) {
        if (column.generated)
            expressions << &column.generated->expression;
        if (column.defaultSql && column.defaultSql->startsWith(u'('))
            expressions << &*column.defaultSql;
    }
    for (schema::Check &check : table.checks)
        expressions << &check.expression;
    for (schema::Index &index : table.indexes) {
        for (schema::IndexPart &part : index.parts) {
            if (!part.expression.isEmpty())
                expressions << &part.expression;
        }
    }
    // The list of partitions has names of its own.
    const qsizetype list = table.partitioning.indexOf("(PARTITION "_L1);
    QString partitions = list < 0 ? QString() : table.partitioning.sliced(list);
    table.partitioning.chop(partitions.size());
    if (!table.partitioning.isEmpty())
        expressions << &table.partitioning;
    if (expressions.isEmpty())
        return;

    Spellings spellings;
    for (const schema::Column &column : table.columns) {
        const QString quoted = quotedIdentifier(column.name);
        spellings.insert(quoted.toLower(), quoted);
    }
    for (QString *sql : expressions)
        spell(*sql, spellings);
    table.partitioning += partitions;
}

} // namespace stemma
