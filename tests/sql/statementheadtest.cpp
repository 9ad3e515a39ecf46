// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/statementhead.h"

#include <QTest>

using namespace stemma;

class StatementHeadTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatKeepsTheSqlMode_data();
    void findsWhatKeepsTheSqlMode();
    void findsWhatCountsRows_data();
    void findsWhatCountsRows();
};

void StatementHeadTest::findsWhatKeepsTheSqlMode_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("stores");
    QTest::newRow("trigger") << "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a=1" << true;
    QTest::newRow("lower case, comments")
        << "-- why\n/* and how */ create # x\n procedure p() select 1" << true;
    QTest::newRow("definer quoted") << "CREATE DEFINER=`table`@`localhost` FUNCTION f() RETURNS INT RETURN 1"
                                    << true;
    QTest::newRow("definer plain")
        << "CREATE DEFINER = root@localhost EVENT e ON SCHEDULE EVERY 1 DAY DO SET @a=1" << true;
    QTest::newRow("definer function") << "CREATE DEFINER=CURRENT_USER() VIEW v AS SELECT 1" << true;
    QTest::newRow("definer with blanks") << "CREATE DEFINER = 'a' @ '%' VIEW v AS SELECT 1" << true;
    QTest::newRow("view in full")
        << "CREATE OR REPLACE ALGORITHM = MERGE DEFINER = 'u'@'%' SQL SECURITY INVOKER VIEW v AS SELECT 1"
        << true;
    QTest::newRow("dump style")
        << "/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE "
           "INSERT ON x FOR EACH ROW SET NEW.a=1 */"
        << true;
    QTest::newRow("alter view") << "ALTER VIEW v AS SELECT 1" << true;
    QTest::newRow("table") << "CREATE TABLE `view` (a INT) -- TRIGGER" << false;
    QTest::newRow("table named event") << "CREATE TABLE event (a INT)" << false;
    QTest::newRow("index") << "CREATE UNIQUE INDEX i ON t (view)" << false;
    QTest::newRow("drop view") << "DROP VIEW v" << false;
    QTest::newRow("text only") << "INSERT INTO t VALUES ('CREATE VIEW v')" << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("open comment") << "/* CREATE VIEW" << false;
    QTest::newRow("open quote") << "CREATE DEFINER=`x" << false;
}

void StatementHeadTest::findsWhatKeepsTheSqlMode()
{
    QFETCH(QString, sql);
    QTEST(storesSqlMode(sql), "stores");
}

void StatementHeadTest::findsWhatCountsRows_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("counts");
    QTest::newRow("update") << " update t set a=1" << true;
    QTest::newRow("with") << "/* x */ WITH q AS (SELECT 1) DELETE FROM t" << true;
    QTest::newRow("create") << "CREATE TABLE t (a INT)" << false;
    QTest::newRow("set") << "SET @a = 1" << false;
}

void StatementHeadTest::findsWhatCountsRows()
{
    QFETCH(QString, sql);
    QTEST(countsRows(sql), "counts");
}

QTEST_GUILESS_MAIN(StatementHeadTest)
#include "statementheadtest.moc"
