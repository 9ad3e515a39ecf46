// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/sandbox/sandboxserver.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace stemma {

/// A private server for one test program, and a fresh empty database for each test function.
///
///     void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
///     void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }
///
/// A server that can't be had is a failure, never a reason to skip.
class TestServer
{
public:
    bool start(); ///< the machine's own, or the one that STEMMA_MYSQLD names
    bool start(const QString &program); ///< empty: the machine's own
    bool freshDatabase(); ///< drops the one before
    QString problem() const { return m_problem; }

    SandboxServer &sandbox() { return *m_sandbox; }
    const QString &database() const { return m_database; }
    ConnectionSettings settings() const; ///< of the fresh database; user root, no password

    /// A connection of the test's own, to look at what the code under test has done. Null on failure, with
    /// problem().
    std::unique_ptr<Connection> connect();

    /// Runs statements over such a connection; false, with problem(), at the first that fails.
    bool run(const QStringList &statements);

    /// The first column of a query's rows as text, over such a connection.
    QStringList column(const QString &sql);

private:
    std::unique_ptr<SandboxServer> m_sandbox;
    QString m_database;
    QString m_problem;
    int m_count = 0;
};

} // namespace stemma
