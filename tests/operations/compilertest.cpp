// SPDX-License-Identifier: GPL-3.0-or-later
// What the golden files can't hold: arguments that only newer Alembics take, orders that Alembic leaves to
// chance, and values that are not an operation's.
#include "core/operations/mysqlcompiler.h"
#include "tests/operations/cases.h"

#include <QTest>

using namespace stemma;
using namespace stemma::test;
using namespace Qt::StringLiterals;

class CompilerTest : public QObject
{
    Q_OBJECT

private slots:
    void ifExistsOfNewerAlembics_data();
    void ifExistsOfNewerAlembics();
    void tableOptionsHaveAFixedOrder();
    void executeSplitsSeveralStatements();
    void executeKeepsAProgramWhole();
    void executeLeavesTabsInQuotes();
    void executeOfNothingIsRefused();
    void floatsAreWrittenAsInPython_data();
    void floatsAreWrittenAsInPython();
    void foreignKeyTargets_data();
    void foreignKeyTargets();
    void errorsNameTableAndColumn();
    void bytesThatAreNoTextAreRefused();
};

void CompilerTest::ifExistsOfNewerAlembics_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("sql");
    CreateTable create = table({column(u"a"_s)});
    create.ifNotExists = true;
    QTest::newRow("create table") << Operation(create)
                                  << u"CREATE TABLE IF NOT EXISTS t (\n    a INTEGER\n)"_s;
    QTest::newRow("drop table") << Operation(DropTable{u"t"_s, {}, true}) << u"DROP TABLE IF EXISTS t"_s;
    QTest::newRow("add column") << Operation(AddColumn{u"t"_s, {}, column(u"a"_s), true})
                                << u"ALTER TABLE t ADD COLUMN IF NOT EXISTS a INTEGER"_s;
    QTest::newRow("drop column") << Operation(DropColumn{u"t"_s, {}, u"a"_s, true})
                                 << u"ALTER TABLE t DROP COLUMN IF EXISTS a"_s;
}

void CompilerTest::ifExistsOfNewerAlembics()
{
    QFETCH(Operation, operation);
    QFETCH(QString, sql);
    const Result<QStringList> statements = compileToSql(operation, Dialect::MySql);
    QVERIFY(statements);
    QCOMPARE(*statements, QStringList{sql});
}

void CompilerTest::tableOptionsHaveAFixedOrder()
{
    CreateTable create = table({column(u"a"_s)});
    create.comment = u"c"_s;
    create.options = {{u"mysql_partition_by"_s, u"KEY(a)"_s},
                      {u"mysql_collate"_s, u"utf8mb4_bin"_s},
                      {u"mysql_partitions"_s, u"2"_s},
                      {u"mysql_stats_persistent"_s, u"1"_s},
                      {u"mysql_row_format"_s, u"DYNAMIC"_s},
                      {u"mysql_charset"_s, u"utf8mb4"_s},
                      {u"postgresql_tablespace"_s, u"nowhere"_s},
                      {u"mysql_engine"_s, u"InnoDB"_s}};
    const Result<QStringList> statements = compileToSql(create, Dialect::MySql);
    QVERIFY(statements);
    QCOMPARE(statements->first().section(u"\n)"_s, 1),
             u"ENGINE=InnoDB CHARSET=utf8mb4 ROW_FORMAT=DYNAMIC COMMENT='c' STATS_PERSISTENT=1 COLLATE "
             u"utf8mb4_bin "
             "PARTITION BY KEY(a) PARTITIONS 2"_s);
}

void CompilerTest::executeSplitsSeveralStatements()
{
    const Result<QStringList> statements =
        compileToSql(Execute{u"\n  UPDATE t SET a = ';';\n  DELETE FROM t;\n"_s}, Dialect::MySql);
    QVERIFY(statements);
    QCOMPARE(*statements, (QStringList{u"UPDATE t SET a = ';'"_s, u"DELETE FROM t"_s}));
}

void CompilerTest::executeKeepsAProgramWhole()
{
    const QString trigger = u"CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END"_s;
    const Result<QStringList> statements = compileToSql(Execute{trigger + u';'}, Dialect::MySql);
    QVERIFY(statements);
    QCOMPARE(*statements, QStringList{trigger});
}

void CompilerTest::executeLeavesTabsInQuotes()
{
    const Result<QStringList> statements = compileToSql(Execute{u"SELECT\t'a\tb'"_s}, Dialect::MySql);
    QVERIFY(statements);
    QCOMPARE(*statements, QStringList{u"SELECT    'a\tb'"_s});
}

void CompilerTest::executeOfNothingIsRefused()
{
    QVERIFY(!compileToSql(Execute{u" -- later\n"_s}, Dialect::MySql));
}

void CompilerTest::floatsAreWrittenAsInPython_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    // Each text is what Python's repr() gives.
    QTest::newRow("zero") << 0.0 << u"0.0"_s;
    QTest::newRow("minus zero") << -0.0 << u"-0.0"_s;
    QTest::newRow("whole") << 3.0 << u"3.0"_s;
    QTest::newRow("fraction") << 0.1 << u"0.1"_s;
    QTest::newRow("many digits") << 0.1 + 0.2 << u"0.30000000000000004"_s;
    QTest::newRow("small") << 0.0001 << u"0.0001"_s;
    QTest::newRow("smaller") << 0.00001 << u"1e-05"_s;
    QTest::newRow("big") << 1e15 << u"1000000000000000.0"_s;
    QTest::newRow("bigger") << 1e16 << u"1e+16"_s;
    QTest::newRow("biggest digits") << 12345678901234567890.0 << u"1.2345678901234567e+19"_s;
}

void CompilerTest::floatsAreWrittenAsInPython()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(Literal::real(value).text, text);
}

void CompilerTest::foreignKeyTargets_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<bool>("understood");
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("table");
    QTest::newRow("table and column") << u"t.c"_s << true << u""_s << u"t"_s;
    QTest::newRow("schema") << u"s.t.c"_s << true << u"s"_s << u"t"_s;
    QTest::newRow("dotted schema") << u"r.s.t.c"_s << true << u"r.s"_s << u"t"_s;
    QTest::newRow("table alone") << u"t"_s << false << u""_s << u""_s;
}

void CompilerTest::foreignKeyTargets()
{
    QFETCH(QString, spec);
    QFETCH(bool, understood);
    QFETCH(QString, schema);
    QFETCH(QString, table);
    ForeignKey key;
    QCOMPARE(key.setTarget(spec), understood);
    QCOMPARE(key.referredSchema, schema);
    QCOMPARE(key.referredTable, table);
    QCOMPARE(key.referredColumns, understood ? QStringList{u"c"_s} : QStringList());
}

void CompilerTest::errorsNameTableAndColumn()
{
    const Result<QStringList> statements =
        compileToSql(table({column(u"title"_s, SqlType::Name::VarChar)}), Dialect::MySql);
    QVERIFY(!statements);
    QCOMPARE(statements.error().kind, ErrorKind::NeedsPython);
    QCOMPARE(statements.error().message, u"table t, column title: VARCHAR needs a length on MySQL"_s);
}

void CompilerTest::bytesThatAreNoTextAreRefused()
{
    BulkInsert insert{
        u"t"_s, {}, {{u"a"_s, SqlType::Name::Blob}}, {{{u"a"_s, {Literal::Kind::Bytes, u"\u00ff"_s}}}}};
    QVERIFY(!compileToSql(insert, Dialect::MySql));
}

QTEST_GUILESS_MAIN(CompilerTest)
#include "compilertest.moc"
