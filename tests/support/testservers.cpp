// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testservers.h"

#include <QDebug>

namespace stemma {

bool TestServers::add(const QString &program)
{
    auto server = std::make_unique<TestServer>();
    if (!server->start(program)) {
        m_problem = server->problem();
        return false;
    }
    qInfo("on %s", qPrintable(server->sandbox().version()));
    m_servers.push_back(std::move(server));
    return true;
}

bool TestServers::start()
{
    const QString mySql = qEnvironmentVariable("STEMMA_MYSQLD");
    if (mySql.isEmpty())
        qInfo("not on MySQL: STEMMA_MYSQLD names none");
    return add(QString()) && (mySql.isEmpty() || add(mySql));
}

QStringList TestServers::names() const
{
    QStringList names;
    for (const auto &server : m_servers)
        names << server->sandbox().version().section(u' ', 0, 0);
    return names;
}

TestServer &TestServers::server(const QString &name)
{
    return *m_servers.at(size_t(names().indexOf(name)));
}

bool TestServers::freshDatabases()
{
    for (const auto &server : m_servers) {
        if (!server->freshDatabase()) {
            m_problem = server->problem();
            return false;
        }
    }
    return true;
}

} // namespace stemma
