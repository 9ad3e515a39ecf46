// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/roundtrips.h"

namespace stemma {

namespace {

using On = RoundTrip::On;

// Strings, names and comments as a body may have them, and information_schema has told them wrong.
const QString garbled = QStringLiteral(
    "BEGIN /* it's ''not'' a string */ SET @`x``y` = 'it''s', @b = \"say \"\"ü\"\"\", @c = '\\\\ \\' \\n', "
    "@d = '', "
    "@e = '😀?', @f = '標題'; -- ''\n SELECT `a``b`, '' AS `c'd` FROM (SELECT 1 AS `a``b`) `x ü`; END");

QList<RoundTrip> views()
{
    return {
        {"a view",
         {"CREATE TABLE t (a INT, b INT)",
          "CREATE VIEW v AS SELECT a, b + 1 AS c FROM t WHERE a > 1 ORDER BY b LIMIT 9"},
         {"VIEW `v` AS select"}},
        {"algorithms of views",
         {"CREATE TABLE t (a INT)", "CREATE ALGORITHM=MERGE VIEW m AS SELECT a FROM t",
          "CREATE ALGORITHM=TEMPTABLE VIEW n AS SELECT a FROM t",
          "CREATE ALGORITHM=UNDEFINED VIEW o AS SELECT a FROM t"},
         {"ALGORITHM=MERGE", "ALGORITHM=TEMPTABLE", "ALGORITHM=UNDEFINED"}},
        {"security of views",
         {"CREATE TABLE t (a INT)", "CREATE SQL SECURITY INVOKER VIEW v AS SELECT a FROM t",
          "CREATE DEFINER=`o'neil@x`@`%` SQL SECURITY DEFINER VIEW w AS SELECT a FROM t"},
         {"SQL SECURITY INVOKER", "DEFINER=`o'neil@x`@`%`"}},
        {"check options of views",
         {"CREATE TABLE t (a INT)", "CREATE VIEW l AS SELECT a FROM t WHERE a > 1 WITH LOCAL CHECK OPTION",
          "CREATE VIEW c AS SELECT a FROM l WHERE a > 2 WITH CASCADED CHECK OPTION"},
         {"WITH LOCAL CHECK OPTION", "WITH CASCADED CHECK OPTION"}},
        {"the column list of a view",
         {"CREATE TABLE t (a INT, b INT)", "CREATE VIEW v (`x y`, `größe`) AS SELECT a, b FROM t"},
         {"AS `x y`", "AS `größe`"}},
        {"the column list of a view that uses its names",
         {"CREATE TABLE t (a INT, b INT)",
          "CREATE VIEW v (`x y`, a) AS SELECT b + 1 AS n, COUNT(*) AS m FROM t GROUP BY n HAVING m > 1 ORDER "
          "BY n, b"},
         {"AS `x y`", "AS `a`"}},
        {"the column list of a view on a union",
         {"CREATE TABLE t (a INT, b INT)",
          "CREATE VIEW v (x, y) AS WITH c AS (SELECT a, b FROM t) SELECT IF(a, 1, 2), (SELECT MAX(b) FROM t) "
          "FROM c UNION SELECT 1, 2"},
         {"AS `x`", "AS `y`"}},
        {"views on views, in no order of names",
         {"CREATE TABLE t (a INT)", "CREATE VIEW z AS SELECT a FROM t", "CREATE VIEW m AS SELECT a FROM z",
          "CREATE VIEW b AS SELECT m.a FROM m JOIN z ON m.a = z.a"},
         {"VIEW `b`", "VIEW `z`"}},
        {"a view with strings, a subquery and a union",
         {"CREATE TABLE t (a INT, b VARCHAR(20))",
          "CREATE VIEW v AS SELECT 'it''s \\\\ \"ü 😀?' AS s, (SELECT MAX(a) FROM t) AS m FROM t UNION ALL "
          "SELECT b, a FROM t "
          "WHERE b IN (SELECT b FROM t WHERE a BETWEEN 1 AND 2)"},
         {"'it''s \\\\ \"ü 😀?'"}},
        {"a view with WITH and OVER",
         {"CREATE TABLE t (a INT, b INT)",
          "CREATE VIEW v AS WITH c AS (SELECT a, b FROM t) SELECT a, SUM(b) OVER (PARTITION BY a ORDER BY b) "
          "AS s FROM c"},
         {"with", "AS `s`"}},
        {"views made under other settings",
         {"CREATE TABLE t (a VARCHAR(9))",
          "SET NAMES latin1 COLLATE latin1_german1_ci, SESSION sql_mode = "
          "'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES'",
          "CREATE VIEW v AS SELECT \"a\" || 'b\\' AS c FROM t"},
         {"concat(", "latin1_german1_ci"}},
    };
}

QList<RoundTrip> triggers()
{
    return {
        {"triggers of each time and event",
         {"CREATE TABLE t (a INT)", "CREATE TRIGGER bi BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
          "CREATE TRIGGER ai AFTER INSERT ON t FOR EACH ROW SET @a = 1",
          "CREATE TRIGGER bu BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 2",
          "CREATE TRIGGER au AFTER UPDATE ON t FOR EACH ROW SET @a = 2",
          "CREATE TRIGGER bd BEFORE DELETE ON t FOR EACH ROW SET @a = 3",
          "CREATE TRIGGER ad AFTER DELETE ON t FOR EACH ROW SET @a = 4"},
         {"BEFORE INSERT", "AFTER INSERT", "BEFORE UPDATE", "AFTER UPDATE", "BEFORE DELETE", "AFTER DELETE"}},
        {"the order of triggers",
         {"CREATE TABLE t (a INT)", "CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW SET @a = 1",
          "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW FOLLOWS b SET @a = 2",
          "CREATE TRIGGER c BEFORE INSERT ON t FOR EACH ROW PRECEDES b SET @a = 3"},
         {"FOLLOWS `c`", "FOLLOWS `b`"}},
        {"a trigger's body with all kinds of quotes",
         {"CREATE TABLE t (a INT)",
          "CREATE DEFINER=gone@nowhere TRIGGER `t r` BEFORE UPDATE ON t FOR EACH ROW BEGIN SET NEW.a = "
          "'it''s', @`x``y` = '', "
          "@b = '\\\\ \"ü'; END"},
         {"'it''s'", "@`x``y` = ''", "'\\\\ \"ü'", "`gone`@`nowhere`"}},
    };
}

QList<RoundTrip> routines()
{
    return {
        {"parameters of a procedure",
         {"CREATE PROCEDURE p(a INT, IN b VARCHAR(20) CHARACTER SET latin1, OUT c DECIMAL(10,2) UNSIGNED, "
          "INOUT `d ü` ENUM('x','it''s')) "
          "SET c = 1"},
         {"IN `a` int, IN `b` varchar(20) CHARACTER SET latin1", "OUT `c` decimal(10,2) unsigned",
          "INOUT `d ü` enum('x','it''s')"}},
        {"properties of routines",
         {"CREATE PROCEDURE p() READS SQL DATA SQL SECURITY INVOKER COMMENT 'it''s \\\\ ü' SELECT 1",
          "CREATE FUNCTION f(a INT) RETURNS VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_bin "
          "DETERMINISTIC NO SQL RETURN a",
          "CREATE FUNCTION g() RETURNS INT DETERMINISTIC MODIFIES SQL DATA SQL SECURITY DEFINER RETURN 1"},
         {"READS SQL DATA", "SQL SECURITY INVOKER", "COMMENT 'it''s \\\\ ü'",
          "RETURNS varchar(20) CHARACTER SET latin1 COLLATE latin1_bin", "DETERMINISTIC", "NO SQL",
          "MODIFIES SQL DATA"}},
        {"a procedure's body with all kinds of quotes", {"CREATE PROCEDURE `p r`() " + garbled}, {garbled}},
        {"a function's body with all kinds of quotes",
         {"CREATE FUNCTION f(a VARCHAR(9)) RETURNS TEXT DETERMINISTIC RETURN CONCAT(a, '', 'it''s', "
          "\"\"\"\", '\\\\', '😀?')"},
         {"CONCAT(a, '', 'it''s', \"\"\"\", '\\\\', '😀?')"}},
        {"a body with names in backticks alone",
         {"CREATE PROCEDURE p() SELECT `a``b` FROM (SELECT 1 AS `a``b`) `x``y`"},
         {"SELECT `a``b` FROM (SELECT 1 AS `a``b`) `x``y`"}},
        {"a body that looks like the words before it",
         {"CREATE PROCEDURE p() COMMENT 'SELECT ''' SELECT '\\\\', `x``y`, 'SELECT ''' FROM (SELECT 1 AS "
          "`x``y`) t"},
         {"COMMENT 'SELECT '''", "\nSELECT '\\\\', `x``y`, 'SELECT ''' FROM (SELECT 1 AS `x``y`) t"}},
        {"a body on several lines",
         {"CREATE PROCEDURE p()\nBEGIN\n\tDECLARE x INT DEFAULT 0;\r\n  -- it's\n  SET x = 1;\nEND"},
         {"BEGIN\n\tDECLARE x INT DEFAULT 0;\r\n  -- it's\n  SET x = 1;\nEND"}},
        {"routines made under other settings",
         {"SET NAMES utf8mb4 COLLATE utf8mb4_bin, SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
          "CREATE PROCEDURE p() COMMENT 'a\\b' SELECT \"a`b\", 'c\\', 'it''s' FROM (SELECT 1 AS \"a`b\") x"},
         {"ANSI_QUOTES", "utf8mb4_bin", "'c\\'", "COMMENT 'a\\b'"}},
        {"an aggregate function",
         {"CREATE AGGREGATE FUNCTION f(a INT) RETURNS INT BEGIN DECLARE s INT DEFAULT 0; DECLARE CONTINUE "
          "HANDLER FOR NOT FOUND "
          "RETURN s; LOOP FETCH GROUP NEXT ROW; SET s = s + a; END LOOP; END"},
         {"AGGREGATE FUNCTION `f`"},
         On::MariaDb},
        {"a routine in Oracle's language",
         {"SET SESSION sql_mode = 'ORACLE'",
          "CREATE FUNCTION f(a INT) RETURN INT AS BEGIN RETURN a + 1; END"},
         {"RETURN int"},
         On::MariaDb},
    };
}

QList<RoundTrip> events()
{
    return {
        {"events",
         {"CREATE EVENT e1 ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' ENDS '2036-01-01 00:00:00' "
          "ON COMPLETION PRESERVE "
          "DISABLE COMMENT 'it''s ü' DO SELECT 1",
          "CREATE EVENT `e 2` ON SCHEDULE AT '2035-06-01 12:00:00' DO BEGIN SET @a = 'it''s', @`x``y` = ''; "
          "END",
          "CREATE EVENT e3 ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2035-01-01 00:00:00' DO SET @a = 1"},
         {"EVERY 1 DAY STARTS '2035-01-01 00:00:00' ENDS '2036-01-01 00:00:00'",
          "ON COMPLETION PRESERVE DISABLE", "COMMENT 'it''s ü'", "AT '2035-06-01 12:00:00'", "'it''s'",
          "@`x``y` = ''", "HOUR_MINUTE"}},
        {"events of another time zone and mode",
         {"SET SESSION time_zone = '+05:30', sql_mode = 'ANSI_QUOTES'",
          "CREATE EVENT e ON SCHEDULE EVERY 2 WEEK STARTS '2035-01-01 00:00:00' DO DELETE FROM \"t\""},
         {"'+05:30'", "ANSI_QUOTES", "STARTS '2035-01-01 00:00:00'"}},
    };
}

QList<RoundTrip> sequences()
{
    return {
        {"sequences",
         {"CREATE SEQUENCE s",
          "CREATE SEQUENCE `s q` START WITH 7 MINVALUE 5 MAXVALUE 99 INCREMENT BY 3 NOCACHE CYCLE",
          "CREATE SEQUENCE d AS SMALLINT UNSIGNED START WITH 50 INCREMENT BY -1 MINVALUE 1 MAXVALUE 50 CACHE "
          "20",
          "CREATE SEQUENCE b AS BIGINT UNSIGNED MAXVALUE 18446744073709551614"},
         {"CREATE SEQUENCE `s`", "START WITH 7", "MINVALUE 5", "MAXVALUE 99", "INCREMENT BY 3", "NOCACHE",
          " CYCLE", "smallint unsigned", "INCREMENT BY -1", "18446744073709551614"},
         On::MariaDb},
        {"a default from a sequence",
         {"CREATE SEQUENCE s", "CREATE TABLE t (a BIGINT DEFAULT (NEXT VALUE FOR s))"},
         {"nextval(`s`)"},
         On::MariaDb},
    };
}

} // namespace

QList<RoundTrip> programRoundTrips()
{
    return views() + triggers() + routines() + events() + sequences();
}

} // namespace stemma
