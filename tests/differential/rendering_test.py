#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rendering_test.py STEMMA-CLI: a small project rendered by us and by the installed Alembic, and each permitted difference.

The project has a naming convention in env.py's metadata, nested version folders, revisions that Alembic can't render, that
crash and that hang.
"""

import os
import sys
import tempfile
import unittest

import rendering
import renderingdifference
from renderingdifference import Difference

ENV = """
from alembic import context
from models import metadata
context.configure(url="mysql://", target_metadata=metadata, literal_binds=True)
with context.begin_transaction():
    context.run_migrations(said="by env.py")
"""
MODELS = """
import sqlalchemy as sa
metadata = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "one_%(table_name)s"})
"""
REVISION = """
import os, time
from alembic import op
import sqlalchemy as sa
revision = "%s"
down_revision = None
def upgrade(said):
    %s
def downgrade(said):
    pass
"""
BODIES = {
    "table": "op.create_table('t', sa.Column('a', sa.Integer, primary_key=True), sa.Column('b', sa.String(9), index=True),"
             " mysql_engine='InnoDB', mysql_charset='utf8mb4', mysql_row_format='DYNAMIC')",
    "named": "op.create_unique_constraint(None, 't', ['b'])",
    "percent": "op.execute(\"UPDATE t SET b = '10%'\")",
    "asks": "op.execute(sa.inspect(op.get_bind()).default_schema_name)",
    "crashes": "os.abort()",
    "hangs": "time.sleep(1000)",
    "argument": "op.execute('SELECT ' + repr(said))",
}

# name, ours, theirs, and what is permitted in it; None: unequal
CASES = [
    ("white space and a semicolon", ["SELECT  1;"], ["SELECT\n1"], []),
    ("a set", ["SELECT 1", "SELECT 2"], ["SELECT 2", "SELECT 1"], []),
    ("a statement too many", ["SELECT 1", "SELECT 1"], ["SELECT 1"], None),
    ("a statement too few", ["SELECT 1"], ["SELECT 1", "SELECT 2"], None),
    ("options", ["CREATE TABLE t ( a INT )ENGINE=InnoDB DEFAULT CHARSET=utf8 COMMENT='a b'"],
     ["CREATE TABLE t ( a INT )COMMENT='a b' ENGINE=InnoDB DEFAULT CHARSET=utf8"], ["option-order"]),
    ("another option", ["CREATE TABLE t ( a INT )ENGINE=InnoDB CHARSET=utf8"],
     ["CREATE TABLE t ( a INT )CHARSET=utf8 ENGINE=MyISAM"], None),
    ("columns in another order", ["CREATE TABLE t ( a INT, b INT )"], ["CREATE TABLE t ( b INT, a INT )"], None),
    ("a colon", ["INSERT INTO t VALUES (':x', 'a:b', a::c, \\:d)"], ["INSERT INTO t VALUES ('NULL', 'a:b', a::c, \\:d)"],
     ["colon-word"]),
    ("NULL without a colon", ["INSERT INTO t VALUES (1)"], ["INSERT INTO t VALUES (NULL)"], None),
    ("several", ["SELECT 1", "SELECT ';'"], ["SELECT 1; SELECT ';';"], ["several-in-one"]),
    ("a condition", ["ALTER TABLE t DROP COLUMN IF EXISTS c"], ["ALTER TABLE t DROP COLUMN c"],
     ["version-1.16-if-exists"]),
    ("a condition of theirs", ["ALTER TABLE t DROP COLUMN c"], ["ALTER TABLE t DROP COLUMN IF EXISTS c"], None),
    ("another condition", ["DROP TABLE IF EXISTS t"], ["DROP TABLE u"], None),
]


class Permitted(unittest.TestCase):
    def test_each_difference_is_permitted_or_not(self):
        for name, ours, theirs, permitted in CASES:
            with self.subTest(name):
                difference = Difference(ours, theirs)
                self.assertEqual(difference.is_equal, permitted is not None)
                if permitted is not None:
                    self.assertEqual(difference.permitted, permitted)

    def test_each_class_has_a_case(self):
        named = {one for _, _, _, permitted in CASES for one in permitted or []}
        self.assertEqual(named, {one.id for one in renderingdifference.CLASSES} | {"several-in-one"})

    def test_order_is_told_apart(self):
        self.assertTrue(Difference(["SELECT 1", "SELECT 2"], ["SELECT 2", "SELECT 1"]).is_reordered)
        self.assertFalse(Difference(["CREATE INDEX a", "CREATE INDEX b"], ["CREATE INDEX b", "CREATE INDEX a"]).is_reordered)


class Project(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.write("env.py", ENV)
        cls.write("../models.py", MODELS)
        for name, body in BODIES.items():
            cls.write("versions/deep/%s_x.py" % name, REVISION % (name, body))
        location = os.path.join(cls.folder.name, "migrations")
        history = rendering.compare(PROGRAM, location, "mysql", 3)
        cls.environment = history.environment
        cls.functions = {(one["revision"], one["direction"]): one for one in history.functions}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def write(cls, name, text):
        path = os.path.join(cls.folder.name, "migrations", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def upgrade(self, name):
        return self.functions[(name, "upgrade")]

    def test_every_revision_is_asked_both_ways(self):
        self.assertEqual(set(self.functions), {(name, way) for name in BODIES for way in rendering.DIRECTIONS})

    def test_statements_are_equal(self):
        self.assertEqual(self.environment, "run")
        for name in ("table", "percent"):
            with self.subTest(name):
                self.assertIs(self.upgrade(name).get("equal"), True, self.upgrade(name))

    def test_environment_counts(self):
        self.assertEqual(self.upgrade("named")["theirs"], ["ALTER TABLE t ADD CONSTRAINT one_t UNIQUE (b)"])
        self.assertEqual(self.upgrade("argument")["theirs"], ["SELECT 'by env.py'"])

    def test_failures_are_answers(self):
        self.assertIn("NoInspectionAvailable", self.upgrade("asks")["alembic_error"])
        self.assertIn("Crash", self.upgrade("crashes")["alembic_error"])
        self.assertEqual(self.upgrade("hangs")["alembic_error"], "Timeout")

    def test_empty_functions_are_proven_empty(self):
        for name in BODIES:
            self.assertEqual(self.functions[(name, "downgrade")]["state"], "empty")


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
