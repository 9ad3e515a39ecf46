// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/statementsplitter.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

// "line-endLine text"
QStringList written(const QList<SplitStatement> &statements)
{
    QStringList texts;
    for (const SplitStatement &statement : statements)
        texts << QStringLiteral("%1-%2 %3").arg(statement.line).arg(statement.endLine).arg(statement.text);
    return texts;
}

} // namespace

class StatementSplitterTest : public QObject
{
    Q_OBJECT

private slots:
    void splitsAScriptAsTheClientDoes_data();
    void splitsAScriptAsTheClientDoes();
    void splitsACallAsTheServerDoes_data();
    void splitsACallAsTheServerDoes();
    void keepsStoredProgramsWhole_data();
    void keepsStoredProgramsWhole();
};

void StatementSplitterTest::splitsAScriptAsTheClientDoes_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");

    QTest::newRow("nothing") << u"\n-- only a comment\n;;"_s << QStringList();
    QTest::newRow("two statements") << u"a;\nb c;"_s << QStringList{u"1-1 a"_s, u"2-2 b c"_s};
    QTest::newRow("last one without delimiter") << u"a;\nb\n"_s << QStringList{u"1-1 a"_s, u"2-2 b"_s};
    QTest::newRow("lines of a long one") << u"\na\n  b\n;"_s << QStringList{u"2-3 a\n  b"_s};
    QTest::newRow("semicolon in a string") << u"a ';' b; c"_s << QStringList{u"1-1 a ';' b"_s, u"1-1 c"_s};
    QTest::newRow("semicolon in a comment")
        << u"a /* ; */ b -- ;\n; c"_s << QStringList{u"1-1 a /* ; */ b"_s, u"2-2 c"_s};
    QTest::newRow("comments around are left out")
        << u"-- one\na;\n/* two */ b # three"_s << QStringList{u"2-2 a"_s, u"3-3 b"_s};
    QTest::newRow("conditional comment is a statement")
        << u"/*!40101 SET a=1 */;"_s << QStringList{u"1-1 /*!40101 SET a=1 */"_s};
    QTest::newRow("delimiter") << u"DELIMITER //\nCREATE TRIGGER x BEGIN a; b; END//\nDELIMITER ;\nc;"_s
                               << QStringList{u"2-2 CREATE TRIGGER x BEGIN a; b; END"_s, u"4-4 c"_s};
    QTest::newRow("delimiter of dollars after a word")
        << u"delimiter $$\na; END$$\nb$$"_s << QStringList{u"2-2 a; END"_s, u"3-3 b"_s};
    QTest::newRow("delimiter with a blank before and a comment after")
        << u"  DELIMITER ;; -- x\na;b;;\nc"_s << QStringList{u"2-2 a;b"_s, u"3-3 c"_s};
    QTest::newRow("short form of the command") << u"\\d |\na;b|\n"_s << QStringList{u"2-2 a;b"_s};
    QTest::newRow("delimiter inside a statement is a word")
        << u"SELECT delimiter x; b"_s << QStringList{u"1-1 SELECT delimiter x"_s, u"1-1 b"_s};
    QTest::newRow("delimiter in quotes does not count")
        << u"DELIMITER //\na '//' b//"_s << QStringList{u"2-2 a '//' b"_s};
    QTest::newRow("compound body falls apart without a delimiter")
        << u"CREATE TRIGGER x BEGIN a; b; END;"_s
        << QStringList{u"1-1 CREATE TRIGGER x BEGIN a"_s, u"1-1 b"_s, u"1-1 END"_s};
    QTest::newRow("windows line ends")
        << u"a;\r\nDELIMITER //\r\nb;c//\r\n"_s << QStringList{u"1-1 a"_s, u"3-3 b;c"_s};
    QTest::newRow("unclosed string") << u"a; 'b; c"_s << QStringList{u"1-1 a"_s, u"1-1 'b; c"_s};
}

void StatementSplitterTest::splitsAScriptAsTheClientDoes()
{
    QFETCH(QString, script);
    QFETCH(QStringList, statements);
    QCOMPARE(written(splitScript(script)), statements);
}

void StatementSplitterTest::splitsACallAsTheServerDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("statements");

    QTest::newRow("nothing but a comment") << u" -- x\n/* y */;"_s << QStringList();
    QTest::newRow("one keeps its comments")
        << u"-- why\nUPDATE t -- what\n"_s << QStringList{u"1-2 -- why\nUPDATE t -- what"_s};
    QTest::newRow("several") << u"a;\n b;\n-- x\nc"_s
                             << QStringList{u"1-1 a"_s, u"2-2 b"_s, u"3-4 -- x\nc"_s};
    QTest::newRow("delimiter is no command")
        << u"DELIMITER //\na//"_s << QStringList{u"1-2 DELIMITER //\na//"_s};
    QTest::newRow("transaction is no block")
        << u"BEGIN; a; COMMIT"_s << QStringList{u"1-1 BEGIN"_s, u"1-1 a"_s, u"1-1 COMMIT"_s};
    QTest::newRow("table with a column named begin")
        << u"CREATE TABLE t (begin INT, `end` INT); b"_s
        << QStringList{u"1-1 CREATE TABLE t (begin INT, `end` INT)"_s, u"1-1 b"_s};
    QTest::newRow("view with a case")
        << u"CREATE VIEW v AS SELECT CASE a WHEN 1 THEN 2 END FROM event; b"_s
        << QStringList{u"1-1 CREATE VIEW v AS SELECT CASE a WHEN 1 THEN 2 END FROM event"_s, u"1-1 b"_s};
    QTest::newRow("dropping programs")
        << u"DROP TRIGGER IF EXISTS a; DROP PROCEDURE b"_s
        << QStringList{u"1-1 DROP TRIGGER IF EXISTS a"_s, u"1-1 DROP PROCEDURE b"_s};
}

void StatementSplitterTest::splitsACallAsTheServerDoes()
{
    QFETCH(QString, text);
    QFETCH(QStringList, statements);
    QCOMPARE(written(splitCall(text)), statements);
}

void StatementSplitterTest::keepsStoredProgramsWhole_data()
{
    QTest::addColumn<QString>("program");
    const auto row = [](const char *name, const QString &program) { QTest::newRow(name) << program; };
    row("trigger of one statement", u"CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1"_s);
    row("trigger",
        u"CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; SET NEW.b = 2; END"_s);
    row("trigger with definer and order",
        u"CREATE DEFINER=`root`@`localhost` TRIGGER x AFTER UPDATE ON t FOR EACH ROW FOLLOWS y BEGIN a; END"_s);
    row("trigger whose body is an IF",
        u"CREATE TRIGGER x BEFORE UPDATE ON t FOR EACH ROW IF NEW.a THEN SET NEW.b = 1; ELSE SET NEW.b = 2; END IF"_s);
    row("IF as a function",
        u"CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = IF(NEW.b, 1, 2)"_s);
    row("IF as a function in a case",
        u"CREATE FUNCTION f() RETURNS INT RETURN CASE WHEN IF(a, b, c) THEN IF(a, 1, 2) ELSE IF(b, 1, 2) END"_s);
    row("procedure with nested blocks",
        u"CREATE PROCEDURE p(IN n INT)\nBEGIN\n  DECLARE i INT DEFAULT 0;\n  l: LOOP\n    SET i = i + 1;\n"
        "    IF i > n THEN LEAVE l; END IF;\n    CASE i WHEN 1 THEN BEGIN a; END; ELSE b; END CASE;\n"
        "  END LOOP l;\n  WHILE i DO SET i = CASE WHEN i THEN 0 END; END WHILE;\n"
        "  REPEAT a; UNTIL REPEAT('x', 2) = 'xx' END REPEAT;\nEND"_s);
    row("handler with a block",
        u"CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; END; a; END"_s);
    row("handler for a condition",
        u"CREATE PROCEDURE p() BEGIN DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1; "
        "DECLARE c CURSOR FOR SELECT a FROM t FOR UPDATE; a; END"_s);
    row("if exists in a body",
        u"CREATE PROCEDURE p() BEGIN DROP TABLE IF EXISTS a; IF EXISTS (SELECT 1) THEN b; END IF; END"_s);
    row("names after a dot",
        u"CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.end = NEW.begin; a; END"_s);
    row("comments and strings", u"CREATE PROCEDURE p() BEGIN -- END;\n a 'END;'; /* END; */ b; END"_s);
    row("event", u"CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN a; b; END"_s);
    row("event altered", u"ALTER EVENT e DO BEGIN a; b; END"_s);
    row("function with characteristics",
        u"CREATE OR REPLACE FUNCTION f(a INT) RETURNS INT DETERMINISTIC READS SQL DATA BEGIN a; RETURN 1; END"_s);
    row("function whose body is an IF",
        u"CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC IF a THEN RETURN 1; ELSE RETURN 2; END IF"_s);
    row("parameter named begin", u"CREATE PROCEDURE p(begin INT) SELECT 1"_s);
    row("block without a program", u"BEGIN NOT ATOMIC a; b; END"_s);
    row("for loop of MariaDB", u"CREATE PROCEDURE p() FOR i IN 1 .. 3 DO a; END FOR"_s);
}

void StatementSplitterTest::keepsStoredProgramsWhole()
{
    QFETCH(QString, program);
    const QList<SplitStatement> alone = splitCall(program);
    QCOMPARE(alone.size(), 1);
    QCOMPARE(alone.first().text, program);

    // What comes after it is a statement of its own: the blocks are closed where they end.
    const QList<SplitStatement> followed = splitCall(program + u";\nSELECT 1"_s);
    QCOMPARE(followed.size(), 2);
    QCOMPARE(followed.first().text, program);
    QCOMPARE(followed.last().text, u"SELECT 1"_s);
}

QTEST_GUILESS_MAIN(StatementSplitterTest)
#include "statementsplittertest.moc"
