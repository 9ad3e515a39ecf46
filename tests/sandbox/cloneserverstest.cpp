// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of object is cloned onto a server of its own kind, where it is equal, and onto the other kind,
// where that is said, and so is each object that could not be had there.
#include "core/database/reflection.h"
#include "core/sandbox/schemaclone.h"
#include "core/schema/difference.h"
#include "tests/schema/roundtrips.h"
#include "tests/support/testservers.h"

#include <QTest>

using namespace stemma;
using namespace stemma::schema;
using namespace Qt::StringLiterals;

class CloneServersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_sources.start(), qPrintable(m_sources.problem()));
        QVERIFY2(m_targets.start(), qPrintable(m_targets.problem()));
    }
    void isEqualOnTheSameKindOfServer_data();
    void isEqualOnTheSameKindOfServer();
    void saysWhatIsOtherOnTheOtherKind_data();
    void saysWhatIsOtherOnTheOtherKind();

private:
    bool clone(const QString &from, const QString &to, const QStringList &statements);
    static QList<RoundTrip> rowsOf(const QString &server);

    TestServers m_sources;
    TestServers m_targets;
    QString m_problem;
    Schema m_source;
    Schema m_target;
    CloneReport m_report;
};

QList<RoundTrip> CloneServersTest::rowsOf(const QString &server)
{
    const RoundTrip::On other = server == "MySQL"_L1 ? RoundTrip::On::MariaDb : RoundTrip::On::MySql;
    QList<RoundTrip> rows = tableRoundTrips() + keyRoundTrips() + programRoundTrips();
    rows.removeIf([&](const RoundTrip &each) { return each.on == other; });
    return rows;
}

bool CloneServersTest::clone(const QString &from, const QString &to, const QStringList &statements)
{
    TestServer &source = m_sources.server(from);
    TestServer &target = m_targets.server(to);
    if (!source.freshDatabase()
        || !target.run({u"CREATE DATABASE IF NOT EXISTS neighbour"_s,
                        u"CREATE TABLE IF NOT EXISTS neighbour.p (id INT PRIMARY KEY)"_s})) {
        m_problem = source.problem() + target.problem();
        return false;
    }
    const auto one = source.connect();
    const auto other = target.connect();
    for (const QString &sql : statements) {
        if (const auto done = one->query(sql); !done) {
            m_problem = errorText(done.error()) + u'\n' + sql;
            return false;
        }
    }
    const auto report = cloneSchema(*one, source.database(), *other);
    const auto before = reflect(*one, source.database());
    const auto after = reflect(*other, source.database());
    if (!report || !before || !after) {
        m_problem = errorText(!report ? report.error() : !before ? before.error() : after.error());
        return false;
    }
    m_report = *report;
    m_source = *before;
    m_target = *after;
    return true;
}

void CloneServersTest::isEqualOnTheSameKindOfServer_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QStringList>("statements");
    for (const QString &server : m_sources.names()) {
        for (const RoundTrip &each : rowsOf(server))
            QTest::addRow("%s: %s", qPrintable(server), each.name) << server << each.statements;
    }
}

void CloneServersTest::isEqualOnTheSameKindOfServer()
{
    QFETCH(QString, server);
    QFETCH(QStringList, statements);
    QVERIFY2(clone(server, server, statements), qPrintable(m_problem));
    QVERIFY2(m_report.problems.isEmpty(), qPrintable(m_report.problems.value(0).message));
    const QString rest = differenceText(difference(m_source, m_target));
    QVERIFY2(rest.isEmpty(), qPrintable(rest));
}

void CloneServersTest::saysWhatIsOtherOnTheOtherKind_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("statements");
    if (!m_sources.names().contains("MySQL"_L1)) {
        QTest::newRow("MariaDB alone") << QString() << QString() << QStringList();
        return;
    }
    for (const auto &[from, to] :
         {std::pair(u"MySQL"_s, u"MariaDB"_s), std::pair(u"MariaDB"_s, u"MySQL"_s)}) {
        for (const RoundTrip &each : rowsOf(from))
            QTest::addRow("%s to %s: %s", qPrintable(from), qPrintable(to), each.name)
                << from << to << each.statements;
    }
}

void CloneServersTest::saysWhatIsOtherOnTheOtherKind()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QStringList, statements);
    if (from.isEmpty())
        return;
    QVERIFY2(clone(from, to, statements), qPrintable(m_problem));
    QVERIFY(!m_report.problems.isEmpty());
    QCOMPARE(m_report.problems.first().id, u"clone-other-server"_s);
    QCOMPARE(m_report.problems.first().severity, Severity::Warning);
    QString said;
    for (const Problem &problem : m_report.problems)
        said += problem.message + u'\n';
    for (const ObjectName &object : m_source.objects()) {
        QVERIFY2(m_target.contains(object) || said.contains(object.name),
                 qPrintable(objectKindName(object.kind) + u' ' + object.name + u'\n' + said));
    }
    for (const Change &change : difference(m_source, m_target)) {
        const QString line = differenceText({change}).trimmed();
        QVERIFY2(said.contains(line)
                     || said.contains("has no "_L1 + objectKindName(change.object.kind) + u' '
                                      + change.object.name),
                 qPrintable(line + "\nis not said in:\n"_L1 + said));
    }
}

QTEST_GUILESS_MAIN(CloneServersTest)
#include "cloneserverstest.moc"
