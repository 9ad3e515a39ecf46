// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"

#include <QStringList>

namespace stemma {

/// Where the statements of a clone go: to a server, or into a list for later.
class CloneTarget
{
public:
    virtual ~CloneTarget() = default;
    virtual Result<StatementOutcome> execute(const QString &sql) = 0;
    /// Under the SQL mode that is set: Connection::execute() has a mode of its own for stored programs.
    virtual Result<> executeAsSet(const QString &sql) = 0;
    virtual Result<QString> value(const QString &sql) = 0; ///< the first one
};

class ConnectionTarget : public CloneTarget
{
public:
    explicit ConnectionTarget(Connection &connection)
        : m_connection(connection)
    { }

    Result<StatementOutcome> execute(const QString &sql) override { return m_connection.execute(sql); }
    Result<> executeAsSet(const QString &sql) override;
    Result<QString> value(const QString &sql) override;

private:
    Connection &m_connection;
};

/// Takes the source's word for what the later server will be like: it is to be the same.
class RecordingTarget : public CloneTarget
{
public:
    explicit RecordingTarget(Connection &source)
        : m_source(source)
    { }

    Result<StatementOutcome> execute(const QString &sql) override;
    Result<> executeAsSet(const QString &sql) override;
    Result<QString> value(const QString &sql) override { return ConnectionTarget(m_source).value(sql); }

    const QStringList &statements() const { return m_statements; }

private:
    Connection &m_source;
    QStringList m_statements;
};

} // namespace stemma
