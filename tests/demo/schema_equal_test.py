# SPDX-License-Identifier: GPL-3.0-or-later
"""schema_equal.py sees what differs and nothing else."""

import subprocess
import sys
import unittest

from schema_equal import differences
from storyboard import HERE, ServerTestCase, connect, dump

SCHEMA = [
    "CREATE TABLE p (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x', "
    "n INT, CONSTRAINT ck CHECK (n > 0)) COMMENT 'parents'",
    "CREATE TABLE c (id INT NOT NULL PRIMARY KEY, p_id INT, KEY ix_c_p (p_id), "
    "CONSTRAINT fk_c_p FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE CASCADE)",
    "CREATE VIEW v AS SELECT p.id, c.id AS c_id FROM p JOIN c ON c.p_id = p.id",
    "CREATE TRIGGER t BEFORE INSERT ON p FOR EACH ROW SET NEW.name = UPPER(NEW.name)",
    "CREATE PROCEDURE r() SELECT 1",
    "CREATE TABLE lone (id INT)",
]

CHANGES = {
    "column type": "ALTER TABLE p MODIFY name VARCHAR(21) NOT NULL DEFAULT 'x'",
    "sign": "ALTER TABLE p MODIFY n INT UNSIGNED",
    "default": "ALTER TABLE p ALTER COLUMN name SET DEFAULT 'y'",
    "auto increment of a column": "ALTER TABLE c MODIFY id INT NOT NULL AUTO_INCREMENT",
    "column comment": "ALTER TABLE p MODIFY n INT COMMENT 'count'",
    "column order": "ALTER TABLE p MODIFY n INT AFTER id",
    "index": "CREATE INDEX ix_p_name ON p (name)",
    "index length": "ALTER TABLE p ADD KEY k (name(5))",
    "foreign key rule":
        "ALTER TABLE c DROP FOREIGN KEY fk_c_p;"
        "ALTER TABLE c ADD CONSTRAINT fk_c_p FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL",
    "check": "ALTER TABLE p DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (n > 1)",
    "table comment": "ALTER TABLE p COMMENT 'others'",
    "engine": "ALTER TABLE lone ENGINE = MyISAM",
    "collation": "ALTER TABLE p CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
    "view": "CREATE OR REPLACE VIEW v AS SELECT p.id FROM p",
    "trigger": "CREATE OR REPLACE TRIGGER t BEFORE INSERT ON p FOR EACH ROW SET NEW.name = LOWER(NEW.name)",
    "routine": "CREATE OR REPLACE PROCEDURE r() SELECT 2",
    "missing table": "DROP TABLE c",
}


class SchemaEqual(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.server.create_database("other")
        for schema in ("storyboard", "other"):
            self.fill(schema)

    def fill(self, schema):
        with self.server.connect(schema) as connection, connection.cursor() as cursor:
            for statement in SCHEMA:
                cursor.execute(statement)

    def compare(self, *options):
        return subprocess.run(
            [sys.executable, "-B", HERE / "schema_equal.py", *options, self.url, self.server.url("other")],
            capture_output=True, text=True)

    def test_same_statements_in_two_schemas_give_equal_ones(self):
        done = self.compare()
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_rows_statistics_and_counters_are_no_difference(self):
        self.query("INSERT INTO p (id, n) VALUES (1000, 1), (1001, 2)")
        self.query("ANALYZE TABLE p")
        done = self.compare()
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_every_kind_of_change_is_a_difference(self):
        for name, statement in CHANGES.items():
            with self.subTest(name):
                self.server.create_database("storyboard")
                self.fill("storyboard")
                for one in statement.split(";"):
                    self.query(one)
                with connect(self.server.url("other")) as other:
                    self.assertNotEqual(list(differences(self.schema(), dump(other))), [])

    def test_differences_are_printed_and_the_exit_status_is_1(self):
        self.query("ALTER TABLE p MODIFY n BIGINT")
        done = self.compare()
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertIn("columns p.n DATA_TYPE: 'bigint' and 'int'", done.stdout)

    def test_rows_are_compared_on_demand(self):
        self.query("INSERT INTO p (id, n) VALUES (1, 1)")
        self.assertEqual(self.compare().returncode, 0)
        self.assertEqual(self.compare("--rows", "p").returncode, 1)

    def test_two_empty_schemas_prove_nothing(self):
        for schema in ("storyboard", "other"):
            self.server.create_database(schema)
        done = self.compare()
        self.assertEqual(done.returncode, 1)
        self.assertIn("nothing was compared", done.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
