// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/quoting.h"
#include "core/sql/reservedwords.h"
#include "core/sql/statementkind.h"
#include "core/sql/textbinds.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class SqlTextTest : public QObject
{
    Q_OBJECT

private slots:
    void findsBindsAsSqlAlchemyDoes_data();
    void findsBindsAsSqlAlchemyDoes();
    void unescapesColons_data();
    void unescapesColons();
    void quotesOnlyWhereNeeded_data();
    void quotesOnlyWhereNeeded();
    void quotesStrings();
    void classifiesStatements_data();
    void classifiesStatements();
};

void SqlTextTest::findsBindsAsSqlAlchemyDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("binds");
    QTest::newRow("none") << u"UPDATE t SET a = 1"_s << QStringList();
    QTest::newRow("plain") << u"a = :b AND c = :d1"_s << QStringList{u"b"_s, u"d1"_s};
    QTest::newRow("inside quotes") << u"a = ':z'"_s << QStringList{u"z"_s};
    QTest::newRow("inside a comment") << u"a -- see :z"_s << QStringList{u"z"_s};
    QTest::newRow("after a word") << u"'12:30:00' a:b"_s << QStringList();
    QTest::newRow("after a blank in quotes") << u"'at :30'"_s << QStringList{u"30"_s};
    QTest::newRow("json") << uR"('{"a": 1, "b":"c", "d":2}')"_s << QStringList{u"2"_s};
    QTest::newRow("double colon") << u"a::b"_s << QStringList();
    QTest::newRow("assignment") << u"@a := 1"_s << QStringList();
    QTest::newRow("escaped") << u"a = '\\:b'"_s << QStringList();
    QTest::newRow("between colons") << u"':smile:'"_s << QStringList();
    QTest::newRow("letters beyond ASCII") << u"a = :größe"_s << QStringList{u"größe"_s};
    QTest::newRow("address") << u"'http://a:80/'"_s << QStringList();
}

void SqlTextTest::findsBindsAsSqlAlchemyDoes()
{
    QFETCH(QString, text);
    QFETCH(QStringList, binds);
    QCOMPARE(findTextBinds(text), binds);
}

void SqlTextTest::unescapesColons_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("word") << u"'x\\:y'"_s << u"'x:y'"_s;
    QTest::newRow("alone") << u"{\"a\"\\: 1}"_s << u"{\"a\": 1}"_s;
    QTest::newRow("two") << u"\\:a\\:b"_s << u":a:b"_s;
    QTest::newRow("before a colon it stays") << u"\\:a:b"_s << u"\\:a:b"_s;
    QTest::newRow("other backslashes stay") << u"a\\n\\\\"_s << u"a\\n\\\\"_s;
}

void SqlTextTest::unescapesColons()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(unescapeText(text), plain);
}

void SqlTextTest::quotesOnlyWhereNeeded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("mySql");
    QTest::addColumn<QString>("mariaDb");
    QTest::newRow("plain") << u"a_1$"_s << u"a_1$"_s << u"a_1$"_s;
    QTest::newRow("reserved in both") << u"key"_s << u"`key`"_s << u"`key`"_s;
    QTest::newRow("reserved in MySQL") << u"groups"_s << u"`groups`"_s << u"groups"_s;
    QTest::newRow("reserved in MariaDB") << u"offset"_s << u"offset"_s << u"`offset`"_s;
    QTest::newRow("capitals") << u"Key"_s << u"`Key`"_s << u"`Key`"_s;
    QTest::newRow("empty") << u""_s << u"``"_s << u"``"_s;
    QTest::newRow("backtick") << u"a`b"_s << u"`a``b`"_s << u"`a``b`"_s;
}

void SqlTextTest::quotesOnlyWhereNeeded()
{
    QFETCH(QString, name);
    QFETCH(QString, mySql);
    QFETCH(QString, mariaDb);
    QCOMPARE(identifier(name, Dialect::MySql), mySql);
    QCOMPARE(identifier(name, Dialect::MariaDb), mariaDb);
    QCOMPARE(identifier(name, Dialect::MySqlOnMariaDb), mariaDb);
}

void SqlTextTest::quotesStrings()
{
    QCOMPARE(quotedString(u"it's 5% of a\\b"_s), u"'it''s 5% of a\\\\b'"_s);
    QCOMPARE(quotedString({}), u"''"_s);
}

void SqlTextTest::classifiesStatements_data()
{
    using Group = StatementKind::Group;
    QTest::addColumn<QString>("sql");
    QTest::addColumn<StatementKind>("kind");
    const auto row = [](const char *sql, Group group, const QString &verb, const QString &objectKind = {},
                        const QString &object = {}, const QString &table = {}) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << StatementKind{group, verb, objectKind, object, table};
    };
    row("create table if not exists `My``T` (a INT)", Group::Ddl, u"CREATE"_s, u"TABLE"_s, u"My`T"_s);
    row("CREATE TEMPORARY TABLE s.`t` (a INT)", Group::Ddl, u"CREATE"_s, u"TABLE"_s, u"s.t"_s);
    row("/* x */ ALTER TABLE t ADD COLUMN a INT", Group::Ddl, u"ALTER"_s, u"TABLE"_s, u"t"_s);
    row("CREATE UNIQUE INDEX ix ON s.t (a)", Group::Ddl, u"CREATE"_s, u"INDEX"_s, u"ix"_s, u"s.t"_s);
    row("DROP INDEX IF EXISTS ix ON t", Group::Ddl, u"DROP"_s, u"INDEX"_s, u"ix"_s, u"t"_s);
    row("CREATE OR REPLACE DEFINER=`a`@`b` VIEW v AS SELECT 1", Group::Ddl, u"CREATE"_s, u"VIEW"_s, u"v"_s);
    row("RENAME TABLE a TO b", Group::Ddl, u"RENAME"_s, u"TABLE"_s, u"a"_s);
    row("TRUNCATE t", Group::Ddl, u"TRUNCATE"_s, u"TABLE"_s, u"t"_s);
    row("TRUNCATE TABLE t", Group::Ddl, u"TRUNCATE"_s, u"TABLE"_s, u"t"_s);
    row("GRANT SELECT ON t TO u", Group::Ddl, u"GRANT"_s);
    row("INSERT IGNORE INTO t VALUES (1)", Group::Dml, u"INSERT"_s, u"TABLE"_s, u"t"_s);
    row("replace t values (1)", Group::Dml, u"REPLACE"_s, u"TABLE"_s, u"t"_s);
    row("UPDATE LOW_PRIORITY s.t SET a = 1", Group::Dml, u"UPDATE"_s, u"TABLE"_s, u"s.t"_s);
    row("DELETE QUICK FROM t", Group::Dml, u"DELETE"_s, u"TABLE"_s, u"t"_s);
    row("WITH x AS (SELECT 1) UPDATE t SET a = 1", Group::Dml, u"UPDATE"_s, u"TABLE"_s, u"t"_s);
    row("(SELECT 1) UNION (SELECT 2)", Group::Query, u"SELECT"_s);
    row("SHOW TABLES", Group::Query, u"SHOW"_s);
    row("SET FOREIGN_KEY_CHECKS = 0", Group::Other, u"SET"_s);
    row("/*!40101 SET a = 1 */", Group::Other, {});
    row("", Group::Other, {});
}

void SqlTextTest::classifiesStatements()
{
    QFETCH(QString, sql);
    QFETCH(StatementKind, kind);
    const StatementKind found = classifyStatement(sql);
    QCOMPARE(int(found.group), int(kind.group));
    QCOMPARE(found.verb, kind.verb);
    QCOMPARE(found.objectKind, kind.objectKind);
    QCOMPARE(found.object, kind.object);
    QCOMPARE(found.table, kind.table);
}

QTEST_GUILESS_MAIN(SqlTextTest)
#include "sqltexttest.moc"
