// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/versiontable.h"
#include "core/database/versionsql.h"
#include "tests/support/testserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace stemma;

class VersionTableTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
    }

    void readingDoesNotMakeTheTable();
    void isMadeWithAlembicsDefinition();
    void ensureLeavesATableThatIsThere();
    void writesAlembicsStatements_data();
    void writesAlembicsStatements();
    void rowsMoveAsTold();
    void anythingButOneRowIsAMismatch();
    void anIdTooLongIsRefusedNotCut();
    void anotherNameIsQuoted();
    void liesInAnotherSchemaWhereToldSo();
    void isNamedAsAlembicNamesIt_data();
    void isNamedAsAlembicNamesIt();

private:
    TestServer m_server;
};

void VersionTableTest::readingDoesNotMakeTheTable()
{
    const auto connection = m_server.connect();
    const auto rows = VersionTable(*connection).rows();
    QVERIFY(rows);
    QCOMPARE(*rows, QStringList());
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList());
}

void VersionTableTest::isMadeWithAlembicsDefinition()
{
    const auto connection = m_server.connect();
    QVERIFY(VersionTable(*connection).ensure());
    QCOMPARE(m_server.column("SELECT CONCAT_WS(' ', column_name, column_type, is_nullable, column_key) FROM "
                             "information_schema.columns WHERE table_schema = DATABASE()"),
             QStringList{"version_num varchar(32) NO PRI"});
    QCOMPARE(VersionTable(*connection).createSql(),
             QString("CREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL, \n"
                     "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)"));
}

void VersionTableTest::ensureLeavesATableThatIsThere()
{
    const auto connection = m_server.connect();
    VersionTable table(*connection);
    QVERIFY(table.ensure());
    QVERIFY(table.apply({RowChange::Kind::Insert, {}, "abc"}));
    QVERIFY(table.ensure());
    QCOMPARE(*table.rows(), QStringList{"abc"});
}

void VersionTableTest::writesAlembicsStatements_data()
{
    QTest::addColumn<RowChange>("change");
    QTest::addColumn<QString>("sql");
    QTest::newRow("insert") << RowChange{RowChange::Kind::Insert, {}, "7bea168f7920"}
                            << "INSERT INTO alembic_version (version_num) VALUES ('7bea168f7920')";
    QTest::newRow("update") << RowChange{
        RowChange::Kind::Update, "a",
        "b"} << "UPDATE alembic_version SET version_num='b' WHERE alembic_version.version_num = 'a'";
    QTest::newRow("delete") << RowChange{RowChange::Kind::Delete, "a", {}}
                            << "DELETE FROM alembic_version WHERE alembic_version.version_num = 'a'";
    QTest::newRow("quotes") << RowChange{RowChange::Kind::Delete, "a'\\%1", {}}
                            << "DELETE FROM alembic_version WHERE alembic_version.version_num = 'a''\\\\%1'";
}

void VersionTableTest::writesAlembicsStatements()
{
    QFETCH(RowChange, change);
    const auto connection = m_server.connect();
    QTEST(VersionTable(*connection).sql(change), "sql");
}

void VersionTableTest::rowsMoveAsTold()
{
    const auto connection = m_server.connect();
    VersionTable table(*connection);
    QVERIFY(table.ensure());
    QVERIFY(table.apply({RowChange::Kind::Insert, {}, "a"}));
    QVERIFY(table.apply({RowChange::Kind::Insert, {}, "o'brien"}));
    QVERIFY(table.apply({RowChange::Kind::Update, "a", "b"}));
    QCOMPARE(m_server.column("SELECT version_num FROM alembic_version ORDER BY 1"),
             (QStringList{"b", "o'brien"}));
    QVERIFY(table.apply({RowChange::Kind::Delete, "o'brien", {}}));
    QCOMPARE(m_server.column("SELECT version_num FROM alembic_version"), QStringList{"b"});
}

void VersionTableTest::anythingButOneRowIsAMismatch()
{
    // Without a key, as an old or hand-made table may be, a row can be there twice.
    QVERIFY(m_server.run({"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
                          "INSERT INTO alembic_version VALUES ('twice'), ('twice')"}));
    const auto connection = m_server.connect();
    VersionTable table(*connection);
    for (const RowChange &change :
         {RowChange{RowChange::Kind::Update, "none", "b"}, RowChange{RowChange::Kind::Delete, "none", {}},
          RowChange{RowChange::Kind::Update, "twice", "b"}}) {
        const auto applied = table.apply(change);
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, ErrorKind::VersionRowMismatch);
        QVERIFY(applied.error().message.contains(change.from));
        QVERIFY(applied.error().message.contains(change.from == "none" ? "0 times" : "2 times"));
    }
    // The row is matched, though nothing about it changes.
    QVERIFY(m_server.run({"DELETE FROM alembic_version", "INSERT INTO alembic_version VALUES ('same')"}));
    QVERIFY(table.apply({RowChange::Kind::Update, "same", "same"}));
}

void VersionTableTest::anIdTooLongIsRefusedNotCut()
{
    QVERIFY(m_server.run({"SET GLOBAL sql_mode = ''"}));
    const auto connection = m_server.connect();
    QVERIFY(m_server.run({"SET GLOBAL sql_mode = DEFAULT"}));
    VersionTable table(*connection);
    QVERIFY(table.ensure());
    const auto applied = table.apply({RowChange::Kind::Insert, {}, QString(40, 'x')});
    QVERIFY(!applied);
    QCOMPARE(applied.error().nativeCode, 1406);
    QCOMPARE(*table.rows(), QStringList());
}

void VersionTableTest::anotherNameIsQuoted()
{
    const auto connection = m_server.connect();
    VersionTable table(*connection, {"Odd `name"});
    QVERIFY(table.ensure());
    QVERIFY(table.apply({RowChange::Kind::Insert, {}, "a"}));
    QVERIFY(table.apply({RowChange::Kind::Update, "a", "b"}));
    QCOMPARE(*table.rows(), QStringList{"b"});
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList{"Odd `name"});
}

void VersionTableTest::liesInAnotherSchemaWhereToldSo()
{
    const auto connection = m_server.connect();
    m_server.column("DROP DATABASE IF EXISTS `Other-1`");
    const VersionTableName name{"alembic_version", "Other-1"};
    VersionTable table(*connection, name);
    QCOMPARE(*table.rows(), QStringList());
    const Result<> early = table.ensure();
    QVERIFY(!early);
    m_server.column("CREATE DATABASE `Other-1`");
    QVERIFY(table.ensure());
    QVERIFY(table.ensure());
    QVERIFY(table.apply({RowChange::Kind::Insert, {}, "a"}));
    QVERIFY(table.apply({RowChange::Kind::Update, "a", "b"}));
    QCOMPARE(*table.rows(), QStringList{"b"});
    QCOMPARE(m_server.column("SELECT version_num FROM `Other-1`.alembic_version"), QStringList{"b"});
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList());
    m_server.column("DROP DATABASE `Other-1`");
}

void VersionTableTest::isNamedAsAlembicNamesIt_data()
{
    QTest::addColumn<VersionTableName>("name");
    QTest::addColumn<QString>("written");
    QTest::newRow("plain") << VersionTableName{} << "alembic_version";
    QTest::newRow("schema") << VersionTableName{"v", "other"} << "other.v";
    QTest::newRow("dollar") << VersionTableName{"a$b", {}} << "a$b";
    QTest::newRow("capitals") << VersionTableName{"Alembic_version", "Other-1"}
                              << "`Other-1`.`Alembic_version`";
    QTest::newRow("reserved") << VersionTableName{"order", "select"} << "`select`.`order`";
    QTest::newRow("backtick") << VersionTableName{"a`b", {}} << "`a``b`";
}

void VersionTableTest::isNamedAsAlembicNamesIt()
{
    QFETCH(VersionTableName, name);
    QTEST(versionTableIdentifier(name), "written");
}

QTEST_GUILESS_MAIN(VersionTableTest)
#include "versiontabletest.moc"
