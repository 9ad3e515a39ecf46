// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/columntype.h"

#include <QTest>

using namespace stemma::schema;

class ColumnTypeTest : public QObject
{
    Q_OBJECT

private slots:
    void bothServersWaysBecomeOne_data();
    void bothServersWaysBecomeOne();
    void whatItIs();
};

void ColumnTypeTest::bothServersWaysBecomeOne_data()
{
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *told, const char *expected) { QTest::newRow(told) << told << expected; };
    row("int(11)", "int");
    row("int", "int");
    row("INTEGER", "int");
    row("int(5)", "int");
    row("int(10) unsigned", "int unsigned");
    row("int(5) unsigned zerofill", "int(5) unsigned zerofill");
    row("int(5) zerofill", "int(5) unsigned zerofill");
    row("tinyint(1)", "tinyint(1)");
    row("tinyint(4)", "tinyint");
    row("boolean", "tinyint(1)");
    row("bool", "tinyint(1)");
    row("bigint(20) unsigned", "bigint unsigned");
    row("year(4)", "year");
    row("bit(3)", "bit(3)");
    row("numeric(5,2)", "decimal(5,2)");
    row("double precision", "double");
    row("float(7,3)", "float(7,3)");
    row("datetime(6)", "datetime(6)");
    row("geomcollection", "geometrycollection");
    row("varchar(100) /*M!100301 COMPRESSED*/", "varchar(100) compressed");
    row("enum('a','b''c')", "enum('a','b''c')");
    row("enum('a)','b\\'c','d\\\\e')", "enum('a)','b''c','d\\\\e')");
    row("set('x','y')", "set('x','y')");
    row("something(new) else", "something(new) else");
    row("", "");
}

void ColumnTypeTest::bothServersWaysBecomeOne()
{
    QFETCH(QString, told);
    QFETCH(QString, expected);
    QCOMPARE(ColumnType::parse(told).text(), expected);
    QCOMPARE(ColumnType::parse(expected), ColumnType::parse(told));
}

void ColumnTypeTest::whatItIs()
{
    QVERIFY(ColumnType::parse("bigint unsigned").isInteger());
    QVERIFY(!ColumnType::parse("decimal(5,0)").isInteger());
    QVERIFY(ColumnType::parse("enum('a')").hasCharset());
    QVERIFY(!ColumnType::parse("varbinary(5)").hasCharset());
}

QTEST_GUILESS_MAIN(ColumnTypeTest)
#include "columntypetest.moc"
