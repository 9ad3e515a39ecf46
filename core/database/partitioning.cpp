// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/partitioning.h"

#include "core/database/sqlpieces.h"
#include "core/sql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

enum Field {
    Table,
    Name,
    SubName,
    Position,
    SubPosition,
    Method,
    SubMethod,
    Expression,
    SubExpression,
    Description,
    Comment,
    Tablespace
};

QString text(const QVariantList &row, Field field)
{
    return row.value(field).toString();
}

bool isByNumber(const QString &method)
{
    return method.endsWith("HASH"_L1) || method.endsWith("KEY"_L1);
}

/// "HASH (`id` + 1)", "RANGE COLUMNS (`a`,`b`)", "KEY ()".
QString methodText(const QString &method, const QString &expression, const NormalForm &form)
{
    return method + " ("_L1 + form.expression(expression) + u')';
}

QString optionsText(const QVariantList &row)
{
    QString result;
    if (const QString tablespace = text(row, Tablespace); !tablespace.isEmpty())
        result += " TABLESPACE = "_L1 + quotedIdentifier(tablespace);
    if (const QString comment = text(row, Comment); !comment.isEmpty())
        result += " COMMENT = "_L1 + quotedString(comment);
    return result;
}

QString valuesText(const QVariantList &row, const NormalForm &form)
{
    const QString method = text(row, Method);
    const QString description = text(row, Description);
    if (method.startsWith("RANGE"_L1)) {
        if (description == "MAXVALUE"_L1)
            return u" VALUES LESS THAN MAXVALUE"_s;
        return " VALUES LESS THAN ("_L1 + form.expression(description).replace("maxvalue"_L1, "MAXVALUE"_L1) + u')';
    }
    if (method.startsWith("LIST"_L1)) {
        if (description == "MAXVALUE"_L1 || description == "DEFAULT"_L1)
            return u" DEFAULT"_s;
        return " VALUES IN ("_L1 + form.expression(description) + u')';
    }
    return {};
}

struct Partition
{
    QVariantList row; ///< of its first subpartition, where it has any
    QList<QVariantList> subpartitions;
};

QList<Partition> grouped(const QList<QVariantList> &rows)
{
    QList<Partition> result;
    for (const QVariantList &row : rows) {
        if (result.isEmpty() || text(result.last().row, Name) != text(row, Name))
            result << Partition{row, {}};
        if (!text(row, SubName).isEmpty())
            result.last().subpartitions << row;
    }
    return result;
}

bool hasUsualNames(const QList<Partition> &partitions)
{
    for (qsizetype i = 0; i < partitions.size(); ++i) {
        if (text(partitions[i].row, Name) != "p"_L1 + QString::number(i) || !optionsText(partitions[i].row).isEmpty())
            return false;
    }
    return true;
}

bool hasUsualSubpartitions(const QList<Partition> &partitions)
{
    for (const Partition &each : partitions) {
        if (each.subpartitions.size() != partitions[0].subpartitions.size())
            return false;
        for (qsizetype i = 0; i < each.subpartitions.size(); ++i) {
            const QString usual = text(each.row, Name) + "sp"_L1 + QString::number(i);
            if (text(each.subpartitions[i], SubName) != usual)
                return false;
        }
    }
    return true;
}

} // namespace

QString partitioningText(QList<QVariantList> rows, const NormalForm &form)
{
    std::sort(rows.begin(), rows.end(), [](const QVariantList &a, const QVariantList &b) {
        return std::pair(a.value(Position).toInt(), a.value(SubPosition).toInt())
            < std::pair(b.value(Position).toInt(), b.value(SubPosition).toInt());
    });
    const QList<Partition> partitions = grouped(rows);
    if (partitions.isEmpty())
        return {};
    const QVariantList &first = partitions[0].row;
    const bool divided = !partitions[0].subpartitions.isEmpty();
    const bool namedParts = divided && !hasUsualSubpartitions(partitions);

    QString result = "PARTITION BY "_L1 + methodText(text(first, Method), text(first, Expression), form);
    if (divided) {
        result += " SUBPARTITION BY "_L1 + methodText(text(first, SubMethod), text(first, SubExpression), form);
        if (!namedParts)
            result += " SUBPARTITIONS "_L1 + QString::number(partitions[0].subpartitions.size());
    }
    if (isByNumber(text(first, Method)) && hasUsualNames(partitions))
        return result + " PARTITIONS "_L1 + QString::number(partitions.size());

    QStringList items;
    for (const Partition &each : partitions) {
        QString item = "PARTITION "_L1 + quotedIdentifier(text(each.row, Name)) + valuesText(each.row, form);
        if (namedParts) {
            QStringList parts;
            for (const QVariantList &part : each.subpartitions)
                parts << "SUBPARTITION "_L1 + quotedIdentifier(text(part, SubName)) + optionsText(part);
            item += " ("_L1 + parts.join(u", ") + u')';
        } else {
            item += optionsText(each.row);
        }
        items << item;
    }
    return result + " ("_L1 + items.join(u", ") + u')';
}

bool needsCreateText(const QList<QVariantList> &rows)
{
    return isBySystemTime(rows) || std::any_of(rows.begin(), rows.end(), [](const QVariantList &row) {
               return text(row, Method) == "LIST"_L1 && text(row, Description) == "0"_L1;
           });
}

QList<QVariantList> withDefaultPartition(QList<QVariantList> rows, const QString &create)
{
    for (QVariantList &row : rows) {
        if (create.contains("PARTITION "_L1 + quotedIdentifier(text(row, Name)) + " DEFAULT"_L1))
            row[Description] = u"DEFAULT"_s;
    }
    return rows;
}

bool isBySystemTime(const QList<QVariantList> &rows)
{
    return !rows.isEmpty() && text(rows[0], Method) == "SYSTEM_TIME"_L1;
}

QString partitioningFromCreate(const QString &create)
{
    const qsizetype at = create.lastIndexOf("\n PARTITION BY "_L1);
    if (at < 0)
        return {};
    const QList<SqlPiece> told = sqlPieces(create.mid(at), WordCase::Keep);
    QList<SqlPiece> pieces;
    for (qsizetype i = 0; i < told.size(); ++i) {
        if (told[i].is(u"ENGINE") && i + 2 < told.size() && told[i + 1].isSymbol(u"="))
            i += 2;
        else
            pieces << told[i];
    }
    return joinedPieces(pieces);
}

} // namespace stemma
