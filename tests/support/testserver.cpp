// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

namespace stemma {

bool TestServer::start()
{
    return start(qEnvironmentVariable("STEMMA_MYSQLD"));
}

bool TestServer::start(const QString &program)
{
    auto started = SandboxServer::start(program);
    if (!started) {
        m_problem = errorText(started.error());
        return false;
    }
    m_sandbox = std::move(*started);
    return true;
}

bool TestServer::freshDatabase()
{
    if (!m_database.isEmpty() && !run({"DROP DATABASE IF EXISTS " + m_database}))
        return false;
    m_database = QStringLiteral("test_%1").arg(++m_count);
    if (const auto made = m_sandbox->createDatabase(m_database); !made) {
        m_problem = errorText(made.error());
        return false;
    }
    return true;
}

ConnectionSettings TestServer::settings() const
{
    return m_sandbox->settings(m_database);
}

std::unique_ptr<Connection> TestServer::connect()
{
    auto opened = Connection::open(settings(), Secret());
    if (opened)
        return std::move(*opened);
    m_problem = errorText(opened.error());
    return {};
}

bool TestServer::run(const QStringList &statements)
{
    const auto connection = connect();
    if (!connection)
        return false;
    for (const QString &statement : statements) {
        if (const auto done = connection->execute(statement); !done) {
            m_problem = errorText(done.error());
            return false;
        }
    }
    return true;
}

QStringList TestServer::column(const QString &sql)
{
    const auto connection = connect();
    if (!connection)
        return {QStringLiteral("no connection: ") + m_problem};
    const auto rows = connection->query(sql);
    if (!rows)
        return {errorText(rows.error())};
    QStringList values;
    for (const QVariantList &row : *rows)
        values << row.value(0).toString();
    return values;
}

} // namespace stemma
