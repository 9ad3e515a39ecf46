// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflection.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace stemma;
using namespace stemma::schema;
using namespace Qt::StringLiterals;

/// Every kind of column, made from SQL and read back, field by field.
class ReflectionColumnsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
        m_mariaDb = m_server.sandbox().version().startsWith("MariaDB");
    }
    void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }

    void types_data();
    void types();
    void defaults_data();
    void defaults();
    void otherProperties();
    void positionsAreTheirOrder();

private:
    std::optional<Table> make(const QString &definitions)
    {
        if (!m_server.run({"CREATE TABLE t ("_L1 + definitions + u')'}))
            return {};
        const auto connection = m_server.connect();
        const auto read = reflect(*connection, m_server.database());
        if (!read)
            return {};
        return read->tables.value(u"t"_s);
    }

    TestServer m_server;
    bool m_mariaDb = true;
};

void ReflectionColumnsTest::types_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("collation");
    const auto row = [](const char *written, const char *type, const char *collation = "") {
        QTest::newRow(written) << written << type << collation;
    };
    row("INT", "int");
    row("INT(11)", "int");
    row("INT UNSIGNED", "int unsigned");
    row("INT(5) UNSIGNED ZEROFILL", "int(5) unsigned zerofill");
    row("INTEGER", "int");
    row("BIGINT(20) UNSIGNED", "bigint unsigned");
    row("TINYINT", "tinyint");
    row("BOOL", "tinyint(1)");
    row("TINYINT(1)", "tinyint(1)");
    row("SMALLINT", "smallint");
    row("MEDIUMINT UNSIGNED", "mediumint unsigned");
    row("DECIMAL(10,2)", "decimal(10,2)");
    row("NUMERIC(5)", "decimal(5,0)");
    row("FLOAT", "float");
    row("FLOAT(7,3)", "float(7,3)");
    row("DOUBLE PRECISION", "double");
    row("DOUBLE UNSIGNED", "double unsigned");
    row("BIT(3)", "bit(3)");
    row("CHAR(3)", "char(3)", "utf8mb4_unicode_ci");
    row("VARCHAR(64)", "varchar(64)", "utf8mb4_unicode_ci");
    row("VARCHAR(5) CHARACTER SET latin1", "varchar(5)", "latin1_swedish_ci");
    row("VARCHAR(5) COLLATE utf8mb4_bin", "varchar(5)", "utf8mb4_bin");
    row("VARCHAR(5) CHARACTER SET utf8 COLLATE utf8_bin", "varchar(5)", "utf8mb3_bin");
    row("TINYTEXT", "tinytext", "utf8mb4_unicode_ci");
    row("TEXT", "text", "utf8mb4_unicode_ci");
    row("MEDIUMTEXT", "mediumtext", "utf8mb4_unicode_ci");
    row("LONGTEXT", "longtext", "utf8mb4_unicode_ci");
    row("BINARY(3)", "binary(3)");
    row("VARBINARY(30)", "varbinary(30)");
    row("BLOB", "blob");
    row("ENUM('a','b''c','d\\\\e','u,v)')", "enum('a','b''c','d\\\\e','u,v)')", "utf8mb4_unicode_ci");
    row("ENUM('x\\ny','q\"')", "enum('x\ny','q\"')", "utf8mb4_unicode_ci");
    row("SET('x','y')", "set('x','y')", "utf8mb4_unicode_ci");
    row("DATE", "date");
    row("TIME(2)", "time(2)");
    row("DATETIME", "datetime");
    row("DATETIME(6)", "datetime(6)");
    row("TIMESTAMP NULL", "timestamp");
    row("YEAR", "year");
    row("JSON", "json");
    row("POINT", "point");
    row("GEOMETRYCOLLECTION", "geometrycollection");
    if (m_mariaDb) {
        row("UUID", "uuid");
        row("INET6", "inet6");
        row("VARCHAR(100) COMPRESSED", "varchar(100) compressed", "utf8mb4_unicode_ci");
        row("VECTOR(3)", "vector(3)");
    }
}

void ReflectionColumnsTest::types()
{
    QFETCH(QString, written);
    QFETCH(QString, type);
    QFETCH(QString, collation);
    const auto table = make("a "_L1 + written);
    QVERIFY2(table, qPrintable(m_server.problem()));
    QCOMPARE(table->columns.size(), 1);
    const Column &column = table->columns[0];
    QCOMPARE(column.type.text(), type);
    QCOMPARE(column.collation, collation);
    QCOMPARE(column.charset, collation.section(u'_', 0, 0));
    QCOMPARE(column.nullable, true);
    QCOMPARE(column.defaultSql, std::nullopt);
    QCOMPARE(table->checks.size(), 0);
}

void ReflectionColumnsTest::defaults_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *written, const char *expected) { QTest::newRow(written) << written << expected; };
    row("INT NULL", "");
    row("INT DEFAULT NULL", "");
    row("INT DEFAULT 0", "0");
    row("INT DEFAULT '7'", "7");
    row("INT DEFAULT -5", "-5");
    row("BOOL DEFAULT TRUE", "1");
    row("DECIMAL(10,2) DEFAULT 1.5", "1.50");
    row("DOUBLE DEFAULT 1e10", "10000000000");
    row("BIT(3) DEFAULT b'101'", "b'101'");
    row("VARCHAR(20) DEFAULT ''", "''");
    row("VARCHAR(20) DEFAULT 'NULL'", "'NULL'");
    row("VARCHAR(20) DEFAULT 'it''s'", "'it''s'");
    row("VARCHAR(20) DEFAULT 'b\\\\s\\n\"q'", "'b\\\\s\n\"q'");
    row("VARCHAR(20) DEFAULT 'ü€'", "'ü€'");
    row("VARCHAR(20) DEFAULT (CONCAT('x😀?','?'))", "(concat('x😀?','?'))");
    row("VARCHAR(20) DEFAULT 'current_timestamp()'", "'current_timestamp()'");
    row("VARCHAR(20) CHARACTER SET latin1 DEFAULT 'ü'", "'ü'");
    row("VARCHAR(9) DEFAULT ('abc')", "'abc'");
    row("VARCHAR(40) DEFAULT (CONCAT('a','b\\\\c',1+2*3))", "(concat('a','b\\\\c',1 + 2 * 3))");
    row("BINARY(3) DEFAULT 'abc'", "x'616263'");
    row("ENUM('a','b''c') DEFAULT 'b''c'", "'b''c'");
    row("DATE DEFAULT '2020-01-01'", "'2020-01-01'");
    row("DATE DEFAULT (CURDATE())", "(curdate())");
    row("YEAR DEFAULT 2020", "2020");
    row("TIME DEFAULT '10:00:00'", "'10:00:00'");
    row("TIMESTAMP NULL DEFAULT '2020-01-01 00:00:00'", "'2020-01-01 00:00:00'");
    row("DATETIME DEFAULT NOW()", "current_timestamp");
    row("DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3)", "current_timestamp(3)");
    row("INT DEFAULT ((1+2)*3)", "((1 + 2) * 3)");
    row("CHAR(36) DEFAULT (UUID())", "(uuid())");
    row("JSON DEFAULT (JSON_OBJECT())", "(json_object())");
}

void ReflectionColumnsTest::defaults()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    // A session in another time zone than the reading one would see another default of a TIMESTAMP.
    QVERIFY2(m_server.run({"SET time_zone = '+00:00'"}), qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    QVERIFY(connection->execute("SET time_zone = '+00:00'"));
    const auto made = connection->execute("CREATE TABLE t (a "_L1 + written + u')');
    QVERIFY2(made, qPrintable(made ? QString() : errorText(made.error())));
    QVERIFY(connection->execute("SET time_zone = '+05:00'"));
    const auto read = reflect(*connection, m_server.database());
    QVERIFY2(read, qPrintable(read ? QString() : errorText(read.error())));
    const std::optional<QString> wanted = expected.isEmpty() ? std::nullopt : std::optional(expected);
    QCOMPARE(read->tables[u"t"_s].columns[0].defaultSql, wanted);
}

void ReflectionColumnsTest::otherProperties()
{
    const auto table = make(
        u"id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'it''s\\\\ \\n ?', "
        "b VARCHAR(9) INVISIBLE DEFAULT 'x', c DATETIME(3) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(3), "
        "d DATETIME DEFAULT NOW() ON UPDATE NOW(), e INT AS (id + 1) VIRTUAL, f VARCHAR(20) AS (CONCAT(b,'x''😀')) STORED, "
        "g POINT NOT NULL"_s);
    QVERIFY2(table, qPrintable(m_server.problem()));
    const QList<Column> &columns = table->columns;
    QCOMPARE(columns.size(), 7);
    QVERIFY(columns[0].autoIncrement);
    QVERIFY(!columns[0].nullable);
    QCOMPARE(columns[0].comment, u"it's\\ \n ?"_s);
    QVERIFY(columns[1].invisible);
    QVERIFY(!columns[2].invisible);
    QCOMPARE(columns[1].defaultSql, u"'x'"_s);
    QCOMPARE(columns[2].onUpdate, u"current_timestamp(3)"_s);
    QCOMPARE(columns[2].defaultSql, std::nullopt);
    QCOMPARE(columns[3].onUpdate, u"current_timestamp"_s);
    QCOMPARE(columns[3].defaultSql, u"current_timestamp"_s);
    QCOMPARE(columns[4].generated, (Generated{u"`id` + 1"_s, false}));
    QCOMPARE(columns[5].generated, (Generated{u"concat(`b`,'x''😀')"_s, true}));
    QCOMPARE(columns[5].defaultSql, std::nullopt);
    QVERIFY(!columns[6].nullable);
}

void ReflectionColumnsTest::positionsAreTheirOrder()
{
    QStringList names;
    QStringList definitions;
    for (int i = 0; i < 120; ++i) {
        names << u"c%1"_s.arg(120 - i);
        definitions << names.last() + " INT"_L1;
    }
    const auto table = make(definitions.join(u", "));
    QVERIFY2(table, qPrintable(m_server.problem()));
    QStringList found;
    for (const Column &column : table->columns)
        found << column.name;
    QCOMPARE(found, names);
}

QTEST_GUILESS_MAIN(ReflectionColumnsTest)
#include "reflectioncolumnstest.moc"
