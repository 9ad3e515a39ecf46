// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/lostcharacters.h"

#include "core/database/reflectionwork.h"
#include "core/database/sqlpieces.h"
#include "core/sql/quoting.h"
#include "core/sql/sqllexer.h"

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using namespace schema;

/// Where `told` ends in `whole` when it stands at `at` there; -1 when it doesn't. `marks`: how many question
/// marks a lost character has become.
qsizetype matchedEnd(QStringView told, QStringView whole, qsizetype at, int marks)
{
    for (qsizetype i = 0; i < told.size(); ++i) {
        if (at >= whole.size())
            return -1;
        if (whole[at] == told[i]) {
            ++at;
            continue;
        }
        if (!whole[at].isHighSurrogate() || i + marks > told.size())
            return -1;
        for (int mark = 0; mark < marks; ++mark) {
            if (told[i + mark] != u'?')
                return -1;
        }
        i += marks - 1;
        at += 2;
    }
    return at;
}

Result<QString> createText(ReflectionWork &work, const ObjectName &object)
{
    const int column = object.kind == ObjectKind::Table || object.kind == ObjectKind::View ? 1
        : object.kind == ObjectKind::Event                                                 ? 3
                                                                                           : 2;
    const auto rows = work.connection.query("SHOW CREATE "_L1 + objectKindName(object.kind).toUpper() + u' '
                                            + quotedIdentifier(work.result.schema.name) + u'.'
                                            + quotedIdentifier(object.name));
    if (!rows)
        return Failure(rows.error());
    return rows->value(0).value(column).toString();
}

void restoreTable(Table &table, const QString &create)
{
    // Literals as normal forms write them, so that both texts can be compared.
    const QString whole = joinedPieces(sqlPieces(create, WordCase::Lower));
    qsizetype at = whole.indexOf(u'(');
    for (Column &column : table.columns) {
        // Definitions stand in the columns' order, and each begins with the name.
        at = std::max(at, whole.indexOf(quotedIdentifier(column.name) + u' ', at));
        if (column.defaultSql && column.defaultSql->startsWith(u'('))
            column.defaultSql =
                restoredLiterals(*column.defaultSql, whole, whole.indexOf(" default "_L1, at));
        if (column.generated)
            column.generated->expression = restoredLiterals(column.generated->expression, whole, at);
    }
    for (Check &check : table.checks)
        check.expression = restoredLiterals(check.expression, whole, 0);
    for (Index &index : table.indexes) {
        const qsizetype key = whole.indexOf(" key "_L1 + quotedIdentifier(index.name));
        for (IndexPart &part : index.parts)
            part.expression = restoredLiterals(part.expression, whole, std::max<qsizetype>(key, 0));
    }
    table.partitioning = restoredLiterals(table.partitioning, whole, 0);
}

/// What stays of a text when its strings' quotes and escapes are left out and lost characters are marks.
QString bareText(QStringView text)
{
    QString bare;
    for (const QChar c : text) {
        if (c == u'\'' || c == u'"' || c == u'\\' || c.isLowSurrogate())
            continue;
        bare += c.isHighSurrogate() ? QChar(u'?') : c;
    }
    return bare;
}

/// A body ends its CREATE statement, and up to its first string or name it is told right. Of several places
/// where it could begin the right one is as long as it, but for quotes and escapes.
QString bodyOf(const QString &told, const QString &create)
{
    const QString whole = create.trimmed();
    qsizetype plain = 0;
    while (plain < told.size() && !u"'\"?`"_s.contains(told[plain]))
        ++plain;
    const QStringView start = QStringView(told).left(plain);
    const QString bare = bareText(told);
    qsizetype best = 0;
    for (qsizetype at = whole.indexOf(start); at >= 0; at = whole.indexOf(start, at + 1)) {
        const QStringView rest = QStringView(whole).mid(at);
        if (bareText(rest) == bare)
            return rest.toString();
        if (std::abs(rest.size() - told.size()) < std::abs(whole.size() - best - told.size()))
            best = at;
    }
    return whole.mid(best);
}

template <class Program>
void restoreBody(Program &program, const QString &create, ServerInfo::Flavour flavour)
{
    qsizetype from = 0;
    const bool whole = flavour == ServerInfo::Flavour::MySql || program.body.contains(u'\\');
    program.body = whole ? bodyOf(program.body, create) : restored(program.body, create, from);
}

} // namespace

QString restored(const QString &told, const QString &whole, qsizetype &from)
{
    if (!told.contains(u'?'))
        return told;
    for (const int marks : {1, 4}) {
        for (qsizetype at = std::max<qsizetype>(from, 0); at < whole.size(); ++at) {
            const qsizetype end = matchedEnd(told, whole, at, marks);
            if (end < 0)
                continue;
            from = end;
            return whole.mid(at, end - at);
        }
    }
    return told;
}

QString restoredLiterals(const QString &sql, const QString &whole, qsizetype from)
{
    if (!sql.contains(u'?'))
        return sql;
    QString result;
    qsizetype copied = 0;
    const QList<SqlToken> tokens = SqlLexer::tokens(sql);
    for (const SqlToken &token : tokens) {
        if (token.kind != SqlToken::Kind::String)
            continue;
        result += QStringView(sql).mid(copied, token.start - copied);
        result += restored(token.text.toString(), whole, from);
        copied = token.end();
    }
    return result + QStringView(sql).mid(copied);
}

Result<> restoreCharacters(ReflectionWork &work)
{
    Schema &schema = work.result.schema;
    const ServerInfo::Flavour flavour = work.connection.server().flavour;
    for (const ObjectName &object : std::as_const(work.doubtful)) {
        if (!schema.contains(object))
            continue; // not shown in full anyway
        const auto create = createText(work, object);
        if (!create)
            return Failure(create.error());
        switch (object.kind) {
        case ObjectKind::Table:
            restoreTable(schema.tables[object.name], *create);
            break;
        case ObjectKind::View: {
            QString &definition = schema.views[object.name].definition;
            definition = restoredLiterals(definition, work.form.select(*create), 0);
            break;
        }
        case ObjectKind::Procedure:
            restoreBody(schema.procedures[object.name], *create, flavour);
            break;
        case ObjectKind::Function:
            restoreBody(schema.functions[object.name], *create, flavour);
            break;
        case ObjectKind::Trigger:
            restoreBody(schema.triggers[object.name], *create, flavour);
            break;
        case ObjectKind::Event:
            restoreBody(schema.events[object.name], *create, flavour);
            break;
        case ObjectKind::Sequence:
            break;
        }
    }
    return {};
}

} // namespace stemma
