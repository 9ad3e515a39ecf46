// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testserver.h"

#include <memory>
#include <vector>

namespace stemma {

/// Each server that a test of both flavours is run on: MariaDB always, and beside it the MySQL that
/// STEMMA_MYSQLD names (packaging/mysql-9 prints one). start() prints which they are.
class TestServers
{
public:
    bool start();
    const QString &problem() const { return m_problem; }

    /// "MariaDB", "MySQL", for the names of data rows.
    QStringList names() const;
    TestServer &server(const QString &name);

    /// A fresh empty database on each.
    bool freshDatabases();

private:
    bool add(const QString &program);

    std::vector<std::unique_ptr<TestServer>> m_servers;
    QString m_problem;
};

} // namespace stemma
