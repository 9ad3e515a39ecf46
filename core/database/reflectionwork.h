// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/normalform.h"
#include "core/database/questions.h"
#include "core/database/reflection.h"
#include "core/database/reflectionhelper.h"
#include "core/database/reflectionqueries.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <memory>

namespace stemma {

/// What every schema is asked, in this order. The rest depends on the answers and is asked afterwards.
struct Asked
{
    enum {
        Schema,
        Grants,
        TableCount,
        Tables,
        Indexes,
        ForeignKeyColumns,
        ForeignKeyRules,
        Columns,
        Checks,
        Triggers,
        Routines,
        Parameters,
        Events
    };
};

/// What the parts of a reflection hand to each other.
struct ReflectionWork
{
    ReflectionWork(Connection &connection_, const QString &schemaName)
        : connection(connection_)
        , questions(connection_)
        , queries(connection_.server(), schemaName)
        , form(connection_.server().flavour, schemaName)
    { }

    Connection &connection; ///< not to be asked before the questions are finished
    std::unique_ptr<ReflectionHelper> helper; ///< of a large schema
    Questions questions;
    ReflectionQueries queries;
    NormalForm form;
    Reflection result;

    double trip = 0; ///< milliseconds to the server and back
    QStringList grants; ///< what SHOW GRANTS answers
    QHash<QString, QString> sequences; ///< name to type
    QList<std::pair<QString, QString>> unreadable; ///< tables without an engine, and the server's words
    bool hasViews = false;
    bool hasPartitions = false;
    bool torn = false; ///< two answers don't fit: something was changed between them
    bool alone = false; ///< without a helper
    bool lastAttempt = false; ///< then what is missing is not shown to this user
    QSet<schema::ObjectName> doubtful; ///< with question marks in texts that may have been other characters

    // Thousands of columns share a few types, defaults and checks; each is brought to normal form once.
    QHash<QString, schema::ColumnType> types;
    QHash<QString, std::optional<QString>> defaults;
    QHash<QString, QString> expressions;

    const QString &expression(const QString &told)
    {
        auto known = expressions.find(told);
        if (known == expressions.end())
            known = expressions.insert(told, form.expression(told));
        return *known;
    }

    void addProblem(const char *id, const QString &message, const QString &advice,
                    Severity severity = Severity::Warning)
    {
        Problem problem;
        problem.severity = severity;
        problem.id = QString::fromLatin1(id);
        problem.message = message;
        problem.advice = advice;
        if (!result.problems.contains(problem))
            result.problems << problem;
    }

    /// MySQL tells the strings and names of bodies with their quotes and escapes taken apart: 'it''s' as
    /// 'it's', `a``b` as `aa`bb`. MariaDB tells '\\' as '\', and so like the beginning of another escape.
    void doubtBody(schema::ObjectKind kind, const QString &name, const QString &body)
    {
        const bool quotes = body.contains(u'\'') || body.contains(u'"') || body.contains(u'`');
        const bool mySql = connection.server().flavour == ServerInfo::Flavour::MySql;
        if (mySql ? quotes : body.contains(u'\\'))
            doubtful << schema::ObjectName{kind, name};
        doubt(kind, name, body);
    }

    void doubt(schema::ObjectKind kind, const QString &name, const QString &text)
    {
        if (text.contains(u'?'))
            doubtful << schema::ObjectName{kind, name};
    }
};

/// Looks tables up by the names in rows, which mostly are those of the row before.
class TableFinder
{
public:
    explicit TableFinder(schema::Schema &schema)
        : m_schema(schema)
    { }

    schema::Table *find(const TextRows &row)
    {
        if (m_told.isNull() || m_told != row.bytes(0)) {
            m_told = row.bytes(0);
            const auto found = m_schema.tables.find(row.text(0));
            m_table = found == m_schema.tables.end() ? nullptr : &*found;
        }
        return m_table;
    }

private:
    schema::Schema &m_schema;
    schema::Table *m_table = nullptr;
    QByteArrayView m_told;
};

/// Values that came with their positions, in their order.
template <class T>
QList<T> inOrder(QList<std::pair<int, T>> positioned)
{
    const auto less = [](const auto &a, const auto &b) { return a.first < b.first; };
    std::sort(positioned.begin(), positioned.end(), less);
    QList<T> values;
    values.reserve(positioned.size());
    for (auto &each : positioned)
        values << std::move(each.second);
    return values;
}

/// Puts a value where its position says, among those that came before; mostly it is the last.
template <class T>
void place(QList<T> &values, QList<int> &positions, int position, T &&value)
{
    qsizetype at = positions.size();
    while (at > 0 && positions[at - 1] > position)
        --at;
    positions.insert(at, position);
    values.insert(at, std::move(value));
}

} // namespace stemma
