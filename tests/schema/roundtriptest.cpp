// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of object is made, read, printed, made elsewhere from its print, read again: equal, on each
// server.
#include "core/database/reflection.h"
#include "core/schema/difference.h"
#include "core/schema/fingerprint.h"
#include "tests/schema/roundtrips.h"
#include "tests/support/testservers.h"

#include <QTest>

using namespace stemma;
using namespace stemma::schema;
using namespace Qt::StringLiterals;

class RoundTripTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_servers.start(), qPrintable(m_servers.problem())); }
    void comesBackEqual_data();
    void comesBackEqual();

private:
    bool apply(TestServer &server, const QStringList &statements);
    std::optional<Schema> read(TestServer &server);

    TestServers m_servers;
    QString m_problem;
};

bool RoundTripTest::apply(TestServer &server, const QStringList &statements)
{
    const auto session = server.connect();
    for (const QString &sql : statements) {
        // query() leaves the SQL mode as the statements have set it.
        const auto done = session ? session->query(sql) : Failure(Error());
        if (!done) {
            m_problem = errorText(done.error()) + u'\n' + statements.join(";\n"_L1);
            return false;
        }
    }
    return true;
}

std::optional<Schema> RoundTripTest::read(TestServer &server)
{
    const auto session = server.connect();
    auto schema = reflect(*session, server.database());
    if (!schema) {
        m_problem = errorText(schema.error());
        return {};
    }
    schema->name.clear();
    return *schema;
}

void RoundTripTest::comesBackEqual_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QStringList>("words");
    const QList<RoundTrip> all = tableRoundTrips() + keyRoundTrips() + programRoundTrips();
    for (const QString &server : m_servers.names()) {
        const RoundTrip::On other = server == "MySQL"_L1 ? RoundTrip::On::MariaDb : RoundTrip::On::MySql;
        for (const RoundTrip &each : all) {
            if (each.on != other)
                QTest::addRow("%s: %s", qPrintable(server), each.name)
                    << server << each.statements << each.words;
        }
    }
}

void RoundTripTest::comesBackEqual()
{
    QFETCH(QString, server);
    QFETCH(QStringList, statements);
    QFETCH(QStringList, words);
    TestServer &on = m_servers.server(server);
    const Dialect dialect = server == "MySQL"_L1 ? Dialect::MySql : Dialect::MariaDb;
    QVERIFY2(on.freshDatabase(), qPrintable(on.problem()));
    QVERIFY2(apply(on, statements), qPrintable(m_problem));
    const auto first = read(on);
    QVERIFY2(first, qPrintable(m_problem));

    const QStringList print = alterStatements({}, *first, dialect);
    const QString text = print.join(";\n"_L1);
    QStringList missing = words;
    missing.removeIf([&](const QString &word) { return text.contains(word); });
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | "_L1) + "\nis not in\n"_L1 + text));

    QVERIFY2(on.freshDatabase(), qPrintable(on.problem()));
    QVERIFY2(apply(on, print), qPrintable(m_problem));
    const auto second = read(on);
    QVERIFY2(second, qPrintable(m_problem));
    const QString rest = differenceText(difference(*first, *second));
    QVERIFY2(rest.isEmpty(), qPrintable(rest + text));
    QVERIFY(*first == *second);
    QCOMPARE(fingerprint(*second), fingerprint(*first));
}

QTEST_GUILESS_MAIN(RoundTripTest)
#include "roundtriptest.moc"
