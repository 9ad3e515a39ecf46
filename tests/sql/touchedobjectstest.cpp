// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/touchedobjects.h"
#include "tests/sql/touchedrows.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stemma;
using namespace stemma::test;

class TouchedObjectsTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatAStatementTouches_data();
    void tellsWhatAStatementTouches();
    void tellsWhatAnEarlierStatementMustHaveLeft_data();
    void tellsWhatAnEarlierStatementMustHaveLeft();
    void readsExecutableCommentsAsTheServerDoes_data();
    void readsExecutableCommentsAsTheServerDoes();
    void readsTheBodiesOfPrograms_data();
    void readsTheBodiesOfPrograms();
    void survivesEveryTruncation();
    void survivesHostileTexts();
};

void TouchedObjectsTest::tellsWhatAStatementTouches_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("objects");
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("leaves");
    int number = 0;
    for (const TouchedRow &row : touchedRows())
        QTest::addRow("%d %s", ++number, row.sql)
            << QString::fromUtf8(row.sql) << QString::fromUtf8(row.objects) << QString::fromUtf8(row.flags)
            << QString::fromUtf8(row.leaves);
}

void TouchedObjectsTest::tellsWhatAStatementTouches()
{
    QFETCH(QString, sql);
    const Touched touched = touchedObjects(sql);
    QTEST(touchedText(touched.objects), "objects");
    QString flags;
    if (touched.commits)
        flags += u'c';
    if (touched.repeatable)
        flags += u'r';
    if (touched.anything)
        flags += u'?';
    QTEST(flags, "flags");
    QTEST(sessionText(touched.leaves), "leaves");
}

void TouchedObjectsTest::tellsWhatAnEarlierStatementMustHaveLeft_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("needs");
    QTest::newRow("nothing") << "INSERT INTO t VALUES (1)" << "";
    QTest::newRow("user variable") << "UPDATE t SET a = @x" << "user variable x";
    QTest::newRow("set in the same text") << "SET @x = 1; UPDATE t SET a = @x" << "";
    QTest::newRow("system variable") << "SELECT @@sql_mode" << "";
    QTest::newRow("last id") << "INSERT INTO t VALUES (LAST_INSERT_ID())" << "last statement";
    QTest::newRow("last id given") << "UPDATE t SET a = LAST_INSERT_ID(a + 1)" << "";
    QTest::newRow("prepared") << "EXECUTE p USING @a" << "prepared statement p, user variable a";
    QTest::newRow("prepared from a variable") << "PREPARE p FROM @sql" << "user variable sql";
}

void TouchedObjectsTest::tellsWhatAnEarlierStatementMustHaveLeft()
{
    QFETCH(QString, sql);
    QTEST(sessionText(touchedObjects(sql).needs), "needs");
}

void TouchedObjectsTest::readsExecutableCommentsAsTheServerDoes_data()
{
    using Reader = ExecutableComments::Reader;
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("reader");
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("objects");
    const auto row = [](const char *name, const char *sql, Reader reader, int version, const char *objects) {
        QTest::newRow(name) << sql << int(reader) << version << objects;
    };
    row("not for MariaDB", "DROP TABLE a /*!80000 , b */", Reader::MariaDb, 110806, "drop table a");
    row("for MySQL", "DROP TABLE a /*!80000 , b */", Reader::MySql, 90704, "drop table a, drop table b");
    row("for a newer MySQL", "DROP TABLE a /*!90800 , b */", Reader::MySql, 90704, "drop table a");
    row("six digits", "DROP TABLE a /*!100100 , b */", Reader::MariaDb, 110806, "drop table a, drop table b");
    row("MariaDB's own on MySQL", "DROP TABLE a /*M! , b */", Reader::MySql, 90704, "drop table a");
    row("MariaDB's own", "DROP TABLE a /*M!100000 , b */", Reader::MariaDb, 110806,
        "drop table a, drop table b");
    row("without a version", "DROP TABLE a /*! , b */", Reader::MySql, 80036, "drop table a, drop table b");
    row("one in the other", "/*!50000 DROP TABLE a /*!99999 , b */ , c */", Reader::MySql, 80036,
        "drop table a, drop table c");
}

void TouchedObjectsTest::readsExecutableCommentsAsTheServerDoes()
{
    QFETCH(QString, sql);
    QFETCH(int, reader);
    QFETCH(int, version);
    const ExecutableComments comments{ExecutableComments::Reader(reader), version};
    QTEST(touchedText(touchedObjects(sql, comments).objects), "objects");
}

void TouchedObjectsTest::readsTheBodiesOfPrograms_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("objects");
    QTest::addColumn<bool>("anything");
    QTest::newRow("one statement") << "INSERT INTO t VALUES (NEW.a)" << "write table t" << false;
    QTest::newRow("assignment") << "SET NEW.a = (SELECT MAX(b) FROM u)" << "read table u" << false;
    QTest::newRow("block") << "BEGIN UPDATE t SET a = 1; DELETE FROM u; END" << "write table t, write table u"
                           << false;
    QTest::newRow("branches") << "BEGIN IF NEW.a THEN INSERT INTO t VALUES (1); ELSE REPLACE INTO u SELECT "
                                 "REPLACE(a,'b','c') FROM v; END IF; END"
                              << "write table t, write table u, read table v" << false;
    QTest::newRow("handler and cursor") << "BEGIN DECLARE c CURSOR FOR SELECT a FROM t FOR UPDATE; DECLARE "
                                           "EXIT HANDLER FOR SQLEXCEPTION INSERT INTO "
                                           "log VALUES (1); DECLARE CONTINUE HANDLER FOR NOT FOUND SET done "
                                           "= 1; OPEN c; l: LOOP FETCH c INTO x; "
                                           "UPDATE u SET a = x; END LOOP; END"
                                        << "read table t, write table log, write table u" << false;
    QTest::newRow("calls") << "BEGIN CALL p(); END" << "read procedure p" << true;
    QTest::newRow("case") << "CASE NEW.a WHEN 1 THEN DELETE FROM t; ELSE BEGIN END; END CASE"
                          << "write table t" << false;
}

void TouchedObjectsTest::readsTheBodiesOfPrograms()
{
    QFETCH(QString, body);
    const Touched touched = touchedByProgram(body);
    QTEST(touchedText(touched.objects), "objects");
    QTEST(touched.anything, "anything");
}

void TouchedObjectsTest::survivesEveryTruncation()
{
    QElapsedTimer timer;
    timer.start();
    int texts = 0;
    for (const TouchedRow &row : touchedRows()) {
        const QString sql = QString::fromUtf8(row.sql);
        for (qsizetype length = 0; length <= sql.size(); ++length, texts += 3) {
            touchedObjects(sql.first(length));
            touchedObjects(sql.sliced(length));
            touchedByProgram(sql.first(length));
        }
    }
    qInfo("%d texts in %lld ms", texts, static_cast<long long>(timer.elapsed()));
}

void TouchedObjectsTest::survivesHostileTexts()
{
    QElapsedTimer timer;
    timer.start();
    const int many = 20'000;
    for (const char *piece : {"(",
                              ")",
                              "/*!",
                              "EXPLAIN ",
                              "WITH a AS (",
                              "BEGIN NOT ATOMIC ",
                              "SET STATEMENT a=1 FOR ",
                              "SELECT (",
                              "CREATE ",
                              "a.",
                              ",",
                              "@",
                              "'",
                              "`",
                              "DELETE FROM ",
                              "/*!50000 /*!50000 ",
                              "UPDATE a,",
                              "REFERENCES ",
                              "NEXTVAL(",
                              "CASE "}) {
        const QString text = QString::fromLatin1(piece).repeated(many);
        touchedObjects(text);
        touchedByProgram(text);
        touchedObjects(QStringLiteral("SELECT ") + text);
        touchedObjects(QStringLiteral("ALTER TABLE t ") + text);
    }
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
    qInfo("hostile texts: %lld ms", static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(TouchedObjectsTest)
#include "touchedobjectstest.moc"
