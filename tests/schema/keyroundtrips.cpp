// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/roundtrips.h"

namespace stemma {

namespace {

using On = RoundTrip::On;

QList<RoundTrip> indexes()
{
    return {
        {"primary, unique and plain keys",
         {"CREATE TABLE t (a INT, b INT, c VARCHAR(40), PRIMARY KEY (b, a), UNIQUE `u k` (c), KEY k (a, c) "
          "COMMENT 'it''s')"},
         {"PRIMARY KEY (`b`,`a`)", "UNIQUE KEY `u k` (`c`)", "KEY `k` (`a`,`c`) COMMENT 'it''s'"}},
        {"prefixes of columns",
         {"CREATE TABLE t (a TEXT, b VARBINARY(90), KEY k (a(10), b(7)), PRIMARY KEY (a(5)))"},
         {"(`a`(10),`b`(7))", "PRIMARY KEY (`a`(5))"}},
        {"descending parts",
         {"CREATE TABLE t (a INT, b INT, KEY k (a DESC, b), UNIQUE u (b DESC))"},
         {"(`a` DESC,`b`)", "(`b` DESC)"}},
        {"a key that queries don't see",
         {"CREATE TABLE t (a INT, KEY k (a) IGNORED, UNIQUE u (a) IGNORED)"},
         {"KEY `k` (`a`) IGNORED", "UNIQUE KEY `u` (`a`) IGNORED"},
         On::MariaDb},
        {"a key that is invisible",
         {"CREATE TABLE t (a INT, KEY k (a) INVISIBLE, UNIQUE u (a) INVISIBLE)"},
         {"KEY `k` (`a`) INVISIBLE", "UNIQUE KEY `u` (`a`) INVISIBLE"},
         On::MySql},
        {"FULLTEXT",
         {"CREATE TABLE t (a TEXT, b VARCHAR(90), FULLTEXT KEY f (a, b))"},
         {"FULLTEXT KEY `f` (`a`,`b`)"}},
        {"FULLTEXT with a parser",
         {"CREATE TABLE t (a TEXT, FULLTEXT KEY f (a) WITH PARSER ngram)"},
         {"FULLTEXT KEY `f` (`a`)"},
         On::MySql},
        {"SPATIAL",
         {"CREATE TABLE t (a POINT NOT NULL, SPATIAL KEY s (a))"},
         {"SPATIAL KEY `s` (`a`)"},
         On::MariaDb},
        {"SPATIAL with a reference system",
         {"CREATE TABLE t (a POINT NOT NULL SRID 4326, SPATIAL KEY s (a))"},
         {"SPATIAL KEY `s` (`a`)", "SRID 4326"},
         On::MySql},
        {"HASH of MEMORY",
         {"CREATE TABLE t (a INT, b INT, KEY h (a), KEY b (b) USING BTREE) ENGINE=MEMORY"},
         {"KEY `h` (`a`)", "USING BTREE"}},
        {"a unique key that is too long to be a tree",
         {"CREATE TABLE t (a TEXT, UNIQUE k (a))"},
         {"UNIQUE KEY `k` (`a`)"},
         On::MariaDb},
        {"a key over a generated column",
         {"CREATE TABLE t (a INT, b INT AS (a + 1) VIRTUAL, KEY k (b, a))"},
         {"KEY `k` (`b`,`a`)"}},
        {"keys over expressions",
         {"CREATE TABLE t (a INT, b VARCHAR(20), `größe` INT, j JSON, KEY k ((a + 1), b DESC), UNIQUE u "
          "((LOWER(b))), KEY s "
          "((CONCAT(b, 'it''s \"ü'))), KEY g ((`größe` * 2) DESC), KEY m ((CAST(j->'$.z' AS UNSIGNED "
          "ARRAY))))"},
         {"((`a` + 1),`b` DESC)", "((lower(`b`)))", "'it''s \"ü'", "((`größe` * 2) DESC)", "unsigned array"},
         On::MySql},
    };
}

QList<RoundTrip> foreignKeys()
{
    return {
        {"actions of foreign keys",
         {"CREATE TABLE p (id INT PRIMARY KEY, a INT, b INT, UNIQUE (a, b))",
          "CREATE TABLE c (a INT, b INT, d INT, e INT, CONSTRAINT f1 FOREIGN KEY (d) REFERENCES p (id) ON "
          "DELETE CASCADE ON "
          "UPDATE SET NULL, CONSTRAINT f2 FOREIGN KEY (a, b) REFERENCES p (a, b) ON DELETE SET NULL ON "
          "UPDATE CASCADE, "
          "CONSTRAINT f3 FOREIGN KEY (e) REFERENCES p (id) ON DELETE NO ACTION ON UPDATE RESTRICT)"},
         {"CONSTRAINT `f1` FOREIGN KEY (`d`) REFERENCES `p` (`id`) ON DELETE CASCADE ON UPDATE SET NULL",
          "FOREIGN KEY (`a`,`b`) REFERENCES `p` (`a`,`b`) ON DELETE SET NULL ON UPDATE CASCADE",
          "CONSTRAINT `f3` FOREIGN KEY (`e`) REFERENCES `p` (`id`)"}},
        {"a table that refers to itself",
         {"CREATE TABLE t (id INT PRIMARY KEY, up INT, CONSTRAINT `f k` FOREIGN KEY (up) REFERENCES t (id) "
          "ON DELETE SET NULL)"},
         {"CONSTRAINT `f k` FOREIGN KEY (`up`) REFERENCES `t` (`id`) ON DELETE SET NULL"}},
        {"foreign keys in a circle",
         {"CREATE TABLE a (id INT PRIMARY KEY, b INT)",
          "CREATE TABLE b (id INT PRIMARY KEY, c INT, CONSTRAINT bc FOREIGN KEY (c) REFERENCES a (id))",
          "ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b (id)"},
         {"`ab` FOREIGN KEY", "`bc` FOREIGN KEY"}},
        {"a foreign key to a table that comes later by its name",
         {"CREATE TABLE z (id INT PRIMARY KEY)", "CREATE TABLE a (z INT, FOREIGN KEY (z) REFERENCES z (id))"},
         {"FOREIGN KEY (`z`) REFERENCES `z` (`id`)"}},
        {"a foreign key into another schema",
         {"CREATE DATABASE IF NOT EXISTS neighbour",
          "CREATE TABLE IF NOT EXISTS neighbour.p (id INT PRIMARY KEY)",
          "CREATE TABLE t (a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES neighbour.p (id))"},
         {"REFERENCES `neighbour`.`p` (`id`)"}},
        {"a foreign key to a table that is not there",
         {"SET foreign_key_checks = 0",
          "CREATE TABLE t (a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES gone (id))",
          "SET foreign_key_checks = 1"},
         {"REFERENCES `gone` (`id`)"}},
    };
}

QList<RoundTrip> checks()
{
    return {
        {"checks",
         {"CREATE TABLE t (a INT, b VARCHAR(20), CONSTRAINT `c one` CHECK (a > 0 AND (b <> 'it''s \\\\ \"ü' "
          "OR a IS NULL)), "
          "CONSTRAINT c2 CHECK (b NOT LIKE 'x\\\\_%' AND a NOT IN (1,2,3) AND a NOT BETWEEN 7 AND 9), "
          "CONSTRAINT c3 CHECK "
          "(b REGEXP '^[a-z]+$'), CONSTRAINT c4 CHECK (b <> _latin1'x'))"},
         {"CONSTRAINT `c one` CHECK (`a` > 0 and (`b` <> 'it''s \\\\ \"ü' or `a` is null))", "`b` not like",
          "`a` not in (1,2,3)", "`a` not between 7 and 9", "`b` regexp '^[a-z]+$'", "`b` <> 'x'"}},
        {"a check that isn't enforced",
         {"CREATE TABLE t (a INT, CONSTRAINT c CHECK (a > 0) NOT ENFORCED, CHECK (a < 9))"},
         {"CHECK (`a` > 0) NOT ENFORCED"},
         On::MySql},
        {"checks of columns",
         {"CREATE TABLE t (a INT CHECK (a > 0), b INT NOT NULL DEFAULT 3 COMMENT 'n' CHECK (b < 9))"},
         {"CHECK (`a` > 0)", "CHECK (`b` < 9)"}},
    };
}

} // namespace

QList<RoundTrip> keyRoundTrips()
{
    return indexes() + foreignKeys() + checks();
}

} // namespace stemma
