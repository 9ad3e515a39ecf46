// SPDX-License-Identifier: GPL-3.0-or-later
// The same SQL, run on MariaDB and on MySQL, is told differently and has the same fingerprints. What differs
// is named here, with the words of the difference: all of it is another definition, not another way to tell
// one.
#include "core/database/reflection.h"
#include "core/schema/difference.h"
#include "core/schema/fingerprint.h"
#include "tests/schema/roundtrips.h"
#include "tests/support/testservers.h"

#include <QTest>

using namespace stemma;
using namespace stemma::schema;
using namespace Qt::StringLiterals;

class CrossServerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_servers.start(), qPrintable(m_servers.problem())); }
    void fingerprintsAreEqual_data();
    void fingerprintsAreEqual();

private:
    std::optional<Schema> made(const QString &on, const QStringList &statements);

    TestServers m_servers;
    QString m_problem;
};

std::optional<Schema> CrossServerTest::made(const QString &on, const QStringList &statements)
{
    TestServer &server = m_servers.server(on);
    if (!server.freshDatabase()) {
        m_problem = server.problem();
        return {};
    }
    // The servers' own defaults of these differ, and are stored with each view and program.
    const QStringList all = QStringList{u"SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci, SESSION sql_mode = "
                                        "'STRICT_TRANS_TABLES'"_s}
        + statements;
    const auto session = server.connect();
    for (const QString &sql : all) {
        if (const auto done = session->query(sql); !done) {
            m_problem = on + ": "_L1 + errorText(done.error()) + u'\n' + sql;
            return {};
        }
    }
    auto schema = reflect(*session, server.database());
    if (!schema) {
        m_problem = errorText(schema.error());
        return {};
    }
    schema->name.clear();
    return *schema;
}

void CrossServerTest::fingerprintsAreEqual_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("differs");
    if (!m_servers.names().contains("MySQL"_L1)) {
        QTest::newRow("MariaDB alone") << QStringList() << QString();
        return;
    }
    const QHash<QByteArray, QString> real{
        // Sets that name no collation, as the national one: each server has its own for them.
        {"character sets of columns",
         u"ucs2_uca1400_ai_ci -> text CHARACTER SET ucs2 COLLATE ucs2_general_ci"_s},
        {"current times", u"column c changed: datetime DEFAULT (curtime())"_s}, // MariaDB's LOCALTIME
        {"checks of columns", u"/* of the column */"_s}, // MariaDB keeps them there, under the column's name
        // MariaDB keeps what the name stands for, MySQL the name.
        {"the column list of a view that uses its names", u"group by `t`.`b` + 1"_s},
    };
    const QList<RoundTrip> all = tableRoundTrips() + keyRoundTrips() + programRoundTrips();
    for (const RoundTrip &each : all) {
        if (each.on == RoundTrip::On::Both)
            QTest::newRow(each.name) << each.statements << real.value(each.name);
    }
    QTest::newRow("the names that servers give")
        << QStringList{u"CREATE TABLE t (a INT, CHECK (a > 0))"_s} << u"check CONSTRAINT_1 removed"_s;
    QTest::newRow("the collation that a character set means by itself")
        << QStringList{u"CREATE TABLE t (a VARCHAR(9) CHARACTER SET utf8mb4)"_s}
        << u"utf8mb4_uca1400_ai_ci"_s;
}

void CrossServerTest::fingerprintsAreEqual()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, differs);
    if (statements.isEmpty())
        return;
    const auto mariaDb = made(u"MariaDB"_s, statements);
    QVERIFY2(mariaDb, qPrintable(m_problem));
    const auto mySql = made(u"MySQL"_s, statements);
    QVERIFY2(mySql, qPrintable(m_problem));

    const QString difference = differenceText(schema::difference(*mariaDb, *mySql));
    if (!differs.isEmpty()) {
        QVERIFY2(difference.contains(differs), qPrintable(difference));
        return;
    }
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    QCOMPARE(mySql->objects(), mariaDb->objects());
    for (const ObjectName &object : mariaDb->objects())
        QCOMPARE(normalText(*mySql, object), normalText(*mariaDb, object));
    QCOMPARE(fingerprints(*mySql, mySql->objects()), fingerprints(*mariaDb, mariaDb->objects()));
}

QTEST_GUILESS_MAIN(CrossServerTest)
#include "crossservertest.moc"
