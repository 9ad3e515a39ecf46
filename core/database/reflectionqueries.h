// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"

#include <QString>
#include <QStringList>
#include <QVersionNumber>

namespace stemma {

/// The questions that reflection asks information_schema, one for each kind of thing whatever the number of
/// tables, in the words that this server's version knows. Row counts, sizes and cardinalities are not asked
/// for: they would be read from the engine. Answers are not ordered by the server: it would write them twice.
/// Pure.
class ReflectionQueries
{
public:
    ReflectionQueries(const ServerInfo &server, const QString &schemaName);

    QString schema() const; ///< name, charset, collation
    QString tableCount() const; ///< opens none of them
    QString tables() const; ///< name, type, engine, collation, options, comment
    /// table, name, position, default, nullable, charset, collation, type, extra, comment, generated, srs
    QString columns() const;
    /// table, name, position, not unique, column, collation, prefix, type, comment, hidden, expression
    QString indexes() const;
    QString foreignKeyColumns() const; ///< table, name, position, column, schema, table, column
    QString foreignKeyRules() const; ///< table, name, update, delete
    QString checks() const; ///< table, name, level, clause, enforced
    /// table, name, subpartition, position, its position, method, its method, expression, its expression,
    /// description, comment, tablespace
    QString partitions() const;
    QString
    periods() const; ///< table, name: MariaDB's application-time periods; empty when it can't be asked

    QString
    views() const; ///< name, definition, check option, definer, security, charset, collation, algorithm
    /// name, table, timing, event, order, body, mode, definer, charset, collation
    QString triggers() const;
    /// name, type, returns, charset, collation, body, deterministic, access, security, comment, mode,
    /// definer, client charset, connection collation
    QString routines() const;
    QString parameters() const; ///< routine, type, position, mode, name, type, charset, collation
    /// name, zone, type, at, interval, field, starts, ends, status, completion, comment, body, mode, definer,
    /// charset, collation
    QString events() const;
    /// name, start, minimum, maximum, increment, cache, cycle: one SELECT over all of them
    QString sequences(const QStringList &names) const;

private:
    QString from(const char *table, const char *schemaColumn, const QStringList &columns,
                 const QString &more = {}) const;

    bool m_mariaDb;
    QVersionNumber m_version;
    QString m_schema;
    QString m_literal; ///< as a string in SQL
};

} // namespace stemma
