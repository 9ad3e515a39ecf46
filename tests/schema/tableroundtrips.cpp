// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/roundtrips.h"

namespace stemma {

namespace {

using On = RoundTrip::On;

QList<RoundTrip> types()
{
    return {
        {"integers",
         {"CREATE TABLE t (a TINYINT, b TINYINT(1), c TINYINT UNSIGNED, d SMALLINT, e SMALLINT UNSIGNED, f "
          "MEDIUMINT, "
          "g MEDIUMINT UNSIGNED, h INT, i INT UNSIGNED, j INT(5) UNSIGNED ZEROFILL, k BIGINT, l BIGINT "
          "UNSIGNED, "
          "m BIT(7), n BOOL)"},
         {"`a` tinyint,", "`b` tinyint(1)", "`c` tinyint unsigned", "`g` mediumint unsigned",
          "`j` int(5) unsigned zerofill", "`l` bigint unsigned", "`m` bit(7)", "`n` tinyint(1)"}},
        {"fractions",
         {"CREATE TABLE t (a DECIMAL(10,2), b DECIMAL(65,30) UNSIGNED, c FLOAT, d DOUBLE, e FLOAT(7,3), "
          "f DOUBLE UNSIGNED, g DECIMAL(5,1) ZEROFILL)"},
         {"`a` decimal(10,2)", "`b` decimal(65,30) unsigned", "`e` float(7,3)", "`f` double unsigned",
          "`g` decimal(5,1) unsigned zerofill"}},
        {"texts",
         {"CREATE TABLE t (a CHAR(3), b VARCHAR(64), c TINYTEXT, d TEXT, e MEDIUMTEXT, f LONGTEXT, g "
          "BINARY(3), "
          "h VARBINARY(30), i TINYBLOB, j BLOB, k MEDIUMBLOB, l LONGBLOB)"},
         {"`a` char(3)", "`b` varchar(64)", "`f` longtext", "`g` binary(3)", "`h` varbinary(30)",
          "`l` longblob"}},
        {"character sets of columns",
         {"CREATE TABLE t (a VARCHAR(9) CHARACTER SET latin1, b VARCHAR(9) COLLATE utf8mb4_bin, c TEXT "
          "CHARACTER SET "
          "ucs2, d ENUM('a') CHARACTER SET ascii COLLATE ascii_bin, e CHAR(2) CHARACTER SET binary, f "
          "NATIONAL "
          "VARCHAR(5)) CHARACTER SET latin2 COLLATE latin2_croatian_ci"},
         {"CHARACTER SET latin1 COLLATE latin1_swedish_ci", "utf8mb4_bin", "ucs2", "ascii_bin",
          "`e` binary(2)", "utf8mb3", "latin2_croatian_ci"}},
        {"values of ENUM and SET",
         {"CREATE TABLE t (a ENUM('a','b''c','d\\\\e','u,v','x\\ny','q\"','größe','') NOT NULL DEFAULT "
          "'b''c', "
          "b SET('x','y z') DEFAULT 'x,y z')"},
         {"enum('a','b''c','d\\\\e','u,v','x\ny','q\"','größe','')", "DEFAULT 'b''c'", "DEFAULT 'x,y z'"}},
        {"times",
         {"CREATE TABLE t (a DATE, b TIME, c TIME(3), d DATETIME, e DATETIME(6), f TIMESTAMP NULL, g "
          "TIMESTAMP(2) NOT "
          "NULL DEFAULT '2020-01-01 00:00:00', h YEAR)"},
         {"`c` time(3)", "`e` datetime(6)", "`f` timestamp NULL", "`g` timestamp(2) NOT NULL", "`h` year"}},
        {"spaces",
         {"CREATE TABLE t (a GEOMETRY, b POINT NOT NULL, c LINESTRING, d POLYGON, e MULTIPOINT, f "
          "MULTILINESTRING, "
          "g MULTIPOLYGON, h GEOMETRYCOLLECTION)"},
         {"`b` point NOT NULL", "`g` multipolygon", "`h` geometrycollection"}},
        {"JSON", {"CREATE TABLE t (a JSON, b JSON NOT NULL)"}, {"`a` json", "`b` json NOT NULL"}},
        {"types of MariaDB",
         {"CREATE TABLE t (a UUID DEFAULT UUID(), b INET4, c INET6 DEFAULT '::1', d VECTOR(3) NOT NULL, e "
          "VARCHAR(99) "
          "COMPRESSED, f LONGTEXT CHECK (JSON_VALID(f)))"},
         {"`a` uuid DEFAULT (uuid())", "inet4", "inet6 DEFAULT '::1'", "vector(3) NOT NULL", "compressed"},
         On::MariaDb},
        {"types of MySQL",
         {"CREATE TABLE t (a POINT NOT NULL SRID 4326, b VECTOR(3), c GEOMETRY SRID 0)"},
         {"SRID 4326", "vector(3)", "SRID 0"},
         On::MySql},
    };
}

QList<RoundTrip> attributes()
{
    return {
        {"literal defaults",
         {"CREATE TABLE t (a INT DEFAULT -5, b INT NOT NULL DEFAULT 0, c DECIMAL(5,2) DEFAULT 1.5, d DOUBLE "
          "DEFAULT 1e10, "
          "e BIT(3) DEFAULT b'101', f VARCHAR(20) DEFAULT '', g VARCHAR(20) DEFAULT 'NULL', h VARCHAR(20) "
          "DEFAULT "
          "'it''s', i VARCHAR(20) DEFAULT 'b\\\\s\\n\"q`', j BINARY(3) DEFAULT 'abc', k DATE DEFAULT "
          "'2020-02-29', "
          "l TIME DEFAULT '10:00:00', m YEAR DEFAULT 2020, n BOOL DEFAULT TRUE, o VARCHAR(9) CHARACTER SET "
          "latin1 "
          "DEFAULT 'ü', p VARCHAR(9) DEFAULT '標題', q INT UNSIGNED ZEROFILL DEFAULT 7, r VARCHAR(30) "
          "DEFAULT "
          "'current_timestamp()')"},
         {"DEFAULT -5", "DEFAULT 0", "DEFAULT 1.50", "DEFAULT b'101'", "`f` varchar(20) DEFAULT ''", "'NULL'",
          "'it''s'", "'b\\\\s\n\"q`'", "'2020-02-29'", "'10:00:00'", "DEFAULT 2020", "'ü'", "'標題'",
          "'current_timestamp()'"}},
        {"expressions as defaults",
         {"CREATE TABLE t (a INT DEFAULT (1 + 2 * 3), b VARCHAR(40) DEFAULT "
          "(CONCAT('a','b\\\\c','it''s','größe')), "
          "c CHAR(36) DEFAULT (UUID()), d DATE DEFAULT (CURDATE()), e JSON DEFAULT (JSON_ARRAY()), f INT "
          "DEFAULT (a + 1), "
          "g TEXT DEFAULT ('long'), h VARCHAR(9) DEFAULT (_latin1'x'))"},
         {"DEFAULT (1 + 2 * 3)", "(concat('a','b\\\\c','it''s','größe'))", "(uuid())", "(curdate())",
          "(json_array())", "(`a` + 1)", "'long'"}},
        {"current times",
         {"CREATE TABLE t (a TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, b "
          "DATETIME(3) "
          "DEFAULT NOW(3) ON UPDATE NOW(3), c DATETIME DEFAULT LOCALTIME, d TIMESTAMP NULL ON UPDATE NOW(), "
          "e DATETIME "
          "NOT NULL DEFAULT '2020-01-01' ON UPDATE NOW())"},
         {"DEFAULT current_timestamp ON UPDATE current_timestamp",
          "DEFAULT current_timestamp(3) ON UPDATE "
          "current_timestamp(3)",
          "`d` timestamp NULL ON UPDATE current_timestamp",
          "DEFAULT '2020-01-01 00:00:00' ON UPDATE current_timestamp"}},
        {"generated columns",
         {"CREATE TABLE t (a INT, b INT AS (a + 1) VIRTUAL, c INT GENERATED ALWAYS AS (a * (b - 1)) STORED, "
          "d VARCHAR(90) "
          "AS (CONCAT('it''s \"', '\\\\', a, 'größe')) STORED COMMENT 'made', e DATETIME, f INT AS (YEAR(e)) "
          "VIRTUAL "
          "INVISIBLE, KEY (b))"},
         {"AS (`a` + 1) VIRTUAL", "AS (`a` * (`b` - 1)) STORED", "concat('it''s \"','\\\\',`a`,'größe')",
          "INVISIBLE", "COMMENT 'made'"}},
        {"generated columns that are NOT NULL",
         {"CREATE TABLE t (a INT NOT NULL, b INT AS (a + 1) STORED NOT NULL)"},
         {"AS (`a` + 1) STORED NOT NULL"},
         On::MySql},
        {"generated from columns with other letters",
         {"CREATE TABLE t (`größe` INT, `標題` VARCHAR(9), `it's` INT, `x``y` INT, `a b` INT AS (`größe` + "
          "`it's` + "
          "`x``y`) VIRTUAL, c VARCHAR(99) AS (CONCAT(`標題`, 'ü')) STORED, CONSTRAINT c CHECK (`größe` > "
          "`x``y`), d INT DEFAULT "
          "(`größe` + 1))"},
         {"(`größe` + `it's` + `x``y`)", "concat(`標題`,'ü')", "`größe` > `x``y`", "(`größe` + 1)"}},
        {"emoji in expressions",
         {"CREATE TABLE t (a VARCHAR(9), b VARCHAR(40) DEFAULT (CONCAT('x😀?','?')), c VARCHAR(40) AS "
          "(CONCAT(a, '😀')) "
          "VIRTUAL, CONSTRAINT c CHECK (a <> '?😀'))"},
         {"concat('x😀?','?')", "concat(`a`,'😀')", "'?😀'"}},
        {"invisible columns",
         {"CREATE TABLE t (a INT, b INT INVISIBLE, c INT NOT NULL DEFAULT 1 INVISIBLE)"},
         {"`b` int INVISIBLE", "`c` int NOT NULL DEFAULT 1 INVISIBLE"}},
        {"comments",
         {"CREATE TABLE t (a INT COMMENT 'it''s \"quoted\" \\\\ `x` %; -- größer\\n標題', b INT COMMENT '/* "
          "no */') COMMENT "
          "'of the table: it''s \\\\ ü'"},
         {"COMMENT 'it''s \"quoted\" \\\\ `x` %; -- größer\n標題'", "COMMENT '/* no */'",
          "COMMENT='of the table: it''s \\\\ ü'"}},
        {"AUTO_INCREMENT",
         {"CREATE TABLE t (a BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT=77"},
         {"`a` bigint unsigned NOT NULL AUTO_INCREMENT"}},
        {"names",
         {"CREATE TABLE `a``b ü` (`select` INT, `Two Words` INT, `x;y` INT, `--` INT)"},
         {"`a``b ü`", "`select`", "`Two Words`", "`x;y`", "`--`"}},
    };
}

QList<RoundTrip> options()
{
    return {
        {"table options",
         {"CREATE TABLE t (a INT) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=4 STATS_PERSISTENT=1 "
          "STATS_AUTO_RECALC=0 "
          "STATS_SAMPLE_PAGES=9 MAX_ROWS=99 MIN_ROWS=9 AVG_ROW_LENGTH=20"},
         {"ROW_FORMAT=COMPRESSED", "KEY_BLOCK_SIZE=4", "STATS_PERSISTENT=1", "STATS_AUTO_RECALC=0",
          "STATS_SAMPLE_PAGES=9", "MAX_ROWS=99", "MIN_ROWS=9", "AVG_ROW_LENGTH=20"}},
        {"MyISAM",
         {"CREATE TABLE t (a INT, b VARCHAR(9)) ENGINE=MyISAM CHECKSUM=1 DELAY_KEY_WRITE=1 PACK_KEYS=1 "
          "ROW_FORMAT=FIXED"},
         {"ENGINE=MyISAM", "CHECKSUM=1", "DELAY_KEY_WRITE=1", "PACK_KEYS=1", "ROW_FORMAT=FIXED"}},
        {"other engines",
         {"CREATE TABLE m (a INT) ENGINE=MEMORY", "CREATE TABLE c (a INT NOT NULL) ENGINE=CSV"},
         {"ENGINE=MEMORY", "ENGINE=CSV"}},
        {"Aria",
         {"CREATE TABLE t (a INT) ENGINE=Aria TRANSACTIONAL=0 PAGE_CHECKSUM=0"},
         {"ENGINE=Aria", "TRANSACTIONAL=0", "PAGE_CHECKSUM=0"},
         On::MariaDb},
        {"system versioning",
         {"CREATE TABLE t (a INT, b INT WITHOUT SYSTEM VERSIONING) WITH SYSTEM VERSIONING",
          "CREATE TABLE u (a INT, s TIMESTAMP(6) GENERATED ALWAYS AS ROW START, e TIMESTAMP(6) GENERATED "
          "ALWAYS AS ROW END, "
          "PERIOD FOR SYSTEM_TIME (s, e)) WITH SYSTEM VERSIONING"},
         {"WITH SYSTEM VERSIONING", "`b` int WITHOUT SYSTEM VERSIONING", "PERIOD FOR SYSTEM_TIME"},
         On::MariaDb},
        {"the schema's own character set",
         {"ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german2_ci"},
         {"COLLATE latin1_german2_ci"}},
    };
}

QList<RoundTrip> partitions()
{
    return {
        {"partitions by RANGE",
         {"CREATE TABLE t (a INT NOT NULL, d DATE) PARTITION BY RANGE (YEAR(d)) (PARTITION p0 VALUES LESS "
          "THAN (2000) "
          "COMMENT = 'it''s', PARTITION p1 VALUES LESS THAN MAXVALUE)"},
         {"PARTITION BY RANGE (year(`d`))", "LESS THAN (2000)", "MAXVALUE", "it''s"}},
        {"partitions by RANGE COLUMNS",
         {"CREATE TABLE t (a INT, b VARCHAR(9)) PARTITION BY RANGE COLUMNS (b, a) (PARTITION x VALUES LESS "
          "THAN "
          "('it''s', 5), PARTITION `y ü` VALUES LESS THAN (MAXVALUE, MAXVALUE))"},
         {"RANGE COLUMNS", "'it''s',5", "`y ü`"}},
        {"partitions by LIST",
         {"CREATE TABLE t (a INT) PARTITION BY LIST (a) (PARTITION p0 VALUES IN (1,3,NULL), PARTITION p1 "
          "VALUES IN (0))"},
         {"PARTITION BY LIST (`a`)", "VALUES IN (0)"}},
        {"partitions by LIST COLUMNS",
         {"CREATE TABLE t (a VARCHAR(9)) PARTITION BY LIST COLUMNS (a) (PARTITION p0 VALUES IN ('x','y'), "
          "PARTITION p1 "
          "VALUES IN ('é'))"},
         {"LIST COLUMNS", "'é'"}},
        {"a DEFAULT partition",
         {"CREATE TABLE t (a INT) PARTITION BY LIST (a) (PARTITION p0 VALUES IN (1), PARTITION p1 DEFAULT)"},
         {"PARTITION `p1` DEFAULT"},
         On::MariaDb},
        {"partitions by HASH",
         {"CREATE TABLE t (a INT) PARTITION BY HASH (a + 1) PARTITIONS 3"},
         {"HASH (`a` + 1) PARTITIONS 3"}},
        {"partitions by LINEAR HASH",
         {"CREATE TABLE t (a INT) PARTITION BY LINEAR HASH (a) (PARTITION x, PARTITION y)"},
         {"LINEAR HASH (`a`)", "PARTITION `x`"}},
        {"partitions by KEY",
         {"CREATE TABLE t (a INT PRIMARY KEY) PARTITION BY KEY () PARTITIONS 2",
          "CREATE TABLE u (a INT, b INT) PARTITION BY LINEAR KEY (a, b) PARTITIONS 4"},
         {"PARTITION BY KEY", "LINEAR KEY (`a`,`b`) PARTITIONS 4"}},
        {"subpartitions",
         {"CREATE TABLE t (a INT, d DATE) PARTITION BY RANGE (YEAR(d)) SUBPARTITION BY HASH (a) "
          "SUBPARTITIONS 2 "
          "(PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE)",
          "CREATE TABLE u (a INT, b INT) PARTITION BY LIST (a) SUBPARTITION BY KEY (b) (PARTITION p0 VALUES "
          "IN (1) "
          "(SUBPARTITION s0, SUBPARTITION s1), PARTITION p1 VALUES IN (2) (SUBPARTITION s2, SUBPARTITION "
          "s3))"},
         {"SUBPARTITION BY HASH (`a`) SUBPARTITIONS 2", "SUBPARTITION `s3`"}},
        {"partitions by SYSTEM_TIME",
         {"CREATE TABLE t (a INT) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME LIMIT 99 (PARTITION p0 "
          "HISTORY, PARTITION "
          "p1 CURRENT)"},
         {"SYSTEM_TIME LIMIT 99"},
         On::MariaDb},
    };
}

} // namespace

QList<RoundTrip> tableRoundTrips()
{
    return types() + attributes() + options() + partitions();
}

} // namespace stemma
