// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/normalform.h"
#include "core/database/reflection.h"
#include "core/database/reflectionqueries.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace stemma {

/// What the parts of a reflection hand to each other.
struct ReflectionWork
{
    ReflectionWork(Connection &connection_, const QString &schemaName)
        : connection(connection_)
        , queries(connection_.server(), schemaName)
        , form(connection_.server().flavour, schemaName)
    { }

    Connection &connection;
    ReflectionQueries queries;
    NormalForm form;
    Reflection result;

    QHash<QString, QString> sequences; ///< name to type
    bool hasViews = false;
    bool torn = false; ///< two answers don't fit: something was changed between them
    bool lastAttempt = false; ///< then what is missing is not shown to this user
    QSet<schema::ObjectName> doubtful; ///< with question marks in texts that may have been other characters

    // Thousands of columns share a few types and defaults; each is brought to normal form once.
    QHash<QString, schema::ColumnType> types;
    QHash<QString, std::optional<QString>> defaults;

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

/// Values that came with their positions, in their order.
template <class T>
QList<T> inOrder(QList<std::pair<int, T>> positioned)
{
    const auto less = [](const auto &a, const auto &b) { return a.first < b.first; };
    if (!std::is_sorted(positioned.cbegin(), positioned.cend(), less))
        std::sort(positioned.begin(), positioned.end(), less);
    QList<T> values;
    values.reserve(positioned.size());
    for (auto &each : positioned)
        values << std::move(each.second);
    return values;
}

} // namespace stemma
