#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""applying_test.py STEMMA-CLI: small histories applied both ways give equal schemas, and every alteration is found.

The histories are the demo project's and those below histories/, which have operations of every kind.
"""

import os
import sys
import tempfile
import unittest

import applying
import applyingschema
from applyingschema import differences
from private_mariadb import PrivateMariaDB

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARY = os.path.join(HERE, "histories", "library")
BRANCHES = os.path.join(HERE, "histories", "branches")
DEMO = os.path.join(HERE, "..", "..", "migrations", "alembic")
LENT = {"y1": "upgrade"}  # asks for the server's version

# what is altered: revision, direction, the text and what stands in its place; and what is then said
ALTERATIONS = [
    ("a type", "a1", "upgrade", "VARCHAR(120)", "VARCHAR(121)", "varchar(121)"),
    ("a default", "a1", "upgrade", "DEFAULT '0'", "DEFAULT '1'", "DEFAULT 1"),
    ("a check", "a1", "upgrade", "`rank` >= 0", "`rank` > 0", "`rank` > 0"),
    ("a check's name", "a1", "upgrade", "ck_authors_rank", "ck_rank", "ck_rank"),
    ("a table's comment", "a1", "upgrade", "Who writes", "Who wrote", "Who wrote"),
    ("a character set", "a1", "upgrade", "COLLATE utf8mb4_unicode_ci", "COLLATE utf8mb4_bin", "utf8mb4_bin"),
    ("a rule of a foreign key", "a1", "upgrade", " ON DELETE CASCADE", "", "fk_books_author_id_authors"),
    ("nullable", "b2", "upgrade", "title VARCHAR(300) NOT NULL", "title VARCHAR(300) NULL", "DEFAULT NULL"),
    ("an index", "c3", "upgrade", "(title(20))", "(title(21))", "`title`(21)"),
    ("a view", "d4", "upgrade", "WHERE country = 'uk'", "WHERE country = 'ie'", "view british"),
    ("a trigger", "d4", "upgrade", "NEW.note = 'none'", "NEW.note = ''", "trigger upper_note"),
    ("an order of columns", "a1", "upgrade", "note VARCHAR(30), ", "", "note"),
    ("a way back", "b2", "downgrade", "ADD COLUMN opens TIME", "ADD COLUMN opens DATE", "date"),
]


def altered(*alterations):
    def alter(revisions):
        for revision, direction, old, new in alterations:
            function = revisions[revision][direction]
            statements = [one.replace(old, new) for one in function["statements"]]
            if statements == function["statements"]:
                raise AssertionError("no %r in %s" % (old, statements))
            function["statements"] = statements
        return revisions

    return alter


class Applying(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.servers = [cls.enterClassContext(PrivateMariaDB()) for _ in range(2)]

    def apply(self, folder, alter=lambda revisions: revisions, dialect="mysql", downgrades=True):
        history = applying.History(PROGRAM, folder, dialect, self.servers, alter=alter)
        self.assertIsNone(history.error)
        history.apply(downgrades)
        return history

    def assert_equal(self, history):
        self.assertEqual(history.environment, "run")
        for step in history.steps:
            with self.subTest(history=os.path.basename(history.folder), revision=step["revision"], way=step["direction"]):
                wanted = "lent" if LENT.get(step["revision"]) == step["direction"] else "equal"
                self.assertEqual(step["state"], wanted, step)
                self.assertNotIn("rows", step)

    def test_histories_are_equal_after_each_revision_up_and_down(self):
        for folder, revisions in ((LIBRARY, 4), (BRANCHES, 4), (DEMO, 12)):
            history = self.apply(folder)
            self.assertEqual(len(history.steps), 2 * revisions)
            self.assert_equal(history)

    def test_they_are_equal_on_a_mariadb_url_too(self):
        for folder in (LIBRARY, BRANCHES):
            self.assert_equal(self.apply(folder, dialect="mariadb"))

    def test_every_alteration_is_found_and_the_rest_is_still_compared(self):
        history = self.apply(LIBRARY, altered(*(one[1:5] for one in ALTERATIONS)))
        steps = {(step["revision"], step["direction"]): step for step in history.steps}
        for name, revision, direction, _, _, said in ALTERATIONS:
            with self.subTest(name):
                step = steps[revision, direction]
                self.assertEqual(step["state"], "unequal", step)
                self.assertIn(said, "\n".join(step["differences"]))
        unaltered = steps.keys() - {(one[1], one[2]) for one in ALTERATIONS}
        self.assertEqual({steps[one]["state"] for one in unaltered}, {"equal"})

    def test_a_statement_left_out_and_one_too_many_are_found(self):
        for change in (lambda statements: statements[:-1], lambda statements: statements + ["DROP TABLE loans"]):
            def alter(revisions, change=change):
                revisions["c3"]["upgrade"]["statements"] = change(revisions["c3"]["upgrade"]["statements"])
                return revisions

            history = self.apply(LIBRARY, alter, downgrades=False)
            self.assertEqual([one["state"] for one in history.steps], ["equal", "equal", "unequal", "equal"])

    def test_a_row_is_found(self):
        history = self.apply(LIBRARY, altered(("d4", "upgrade", "'fr'", "'de'")), downgrades=False)
        self.assertEqual(history.steps[-1].get("rows"), ["authors"])

    def test_an_error_of_ours_alone_is_found(self):
        history = self.apply(LIBRARY, altered(("b2", "upgrade", "RENAME TO items", "RENAME TO authors")), downgrades=False)
        self.assertEqual(history.steps[1]["state"], "unequal")
        self.assertEqual(history.steps[1]["ours_error"]["code"], 1050)

    def test_errors_count_that_nothing_passes_over(self):
        def alter(revisions):
            del revisions["x1"]["upgrade"]["may_fail"]
            return revisions

        step = self.apply(BRANCHES, alter, downgrades=False).steps[1]
        self.assertEqual((step["revision"], step["state"], step["ours_error"]["code"]), ("x1", "unequal", 1060))

    def test_a_condition_that_this_alembic_leaves_out_is_permitted(self):
        self.assertTrue(applying.condition_left_out({"statements": ["SELECT 1", "DROP TABLE IF EXISTS t"]},
                                                    {"statement": "\nDROP TABLE t"}))
        for statements, failed in ((["DROP TABLE IF EXISTS t"], "DROP TABLE u"), (["DROP TABLE t"], "DROP TABLE t"),
                                   (["DROP TABLE t"], "DROP TABLE IF EXISTS t")):
            self.assertFalse(applying.condition_left_out({"statements": statements}, {"statement": failed}))

    def test_what_takes_python_is_run_by_alembic_on_both_sides(self):
        def alter(revisions):
            revisions["r0"]["upgrade"] = {"needs_python": {"line": 1, "reason": "a test"}}
            return revisions

        self.assertEqual([one["state"] for one in self.apply(BRANCHES, alter, downgrades=False).steps],
                         ["lent", "equal", "lent", "equal"])

    def test_failures_are_told_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            for revision, down, body in (("a", None, "op.execute('CREATE TABLE t (a INT)')"),
                                         ("b", "a", "op.execute('CREATE TABLE t (a INT)')"),
                                         ("c", "b", "op.add_column('t', sa.Column('b', sa.Integer)); import nowhere"),
                                         ("d", "c", "op.execute('CREATE TABLE t (a INT)' if 'x' in dir() else 'DROP TABLE s')")):
                with open(os.path.join(folder, revision + ".py"), "w", encoding="utf-8") as file:
                    file.write("from alembic import op\nimport sqlalchemy as sa\nrevision = %r\ndown_revision = %r\n"
                               "def upgrade():\n    %s\n" % (revision, down, body))
            steps = self.apply(folder, downgrades=False).steps
            self.assertEqual([one["state"] for one in steps[:2]], ["equal", "alike"])
            self.assertIn(steps[2]["state"], ("ours", "neither"))
            self.assertIn("nowhere", steps[2]["alembic_error"])
            self.assertIn(steps[3]["state"], ("alike", "lent"))


class Differences(unittest.TestCase):
    TABLE = "CREATE TABLE `t` (\n  `a` int,\n  `b` int,\n  KEY `x` (`a`),\n  KEY `y` (`b`)\n) ENGINE=InnoDB"

    def test_an_order_of_keys_is_permitted_and_one_of_columns_is_not(self):
        for name, old, new, wanted in (("keys", "  KEY `x` (`a`),\n  KEY `y` (`b`)\n", "  KEY `y` (`b`),\n  KEY `x` (`a`)\n", True),
                                       ("columns", "  `a` int,\n  `b` int,", "  `b` int,\n  `a` int,", False),
                                       ("options", "InnoDB", "MyISAM", False)):
            with self.subTest(name):
                lines, permitted = differences({("table", "t"): self.TABLE}, {("table", "t"): self.TABLE.replace(old, new)})
                self.assertEqual((lines == [], permitted), (wanted, [("key-order", "table t")] if wanted else []))

    def test_brackets_around_a_default_are_permitted_and_another_default_is_not(self):
        for theirs, ours, wanted in ((" DEFAULT (now())", " DEFAULT CURRENT_TIMESTAMP", True),
                                     (" DEFAULT (now(6))", " DEFAULT CURRENT_TIMESTAMP(6)", True),
                                     (" DEFAULT (0.00)", " DEFAULT '0.00'", True),
                                     (" DEFAULT (0.00)", " DEFAULT '0.01'", False),
                                     (" DEFAULT CURRENT_TIMESTAMP", " DEFAULT (now())", False)):
            with self.subTest(theirs=theirs, ours=ours):
                lines, permitted = differences({("table", "t"): self.TABLE.replace(" int", theirs, 1)},
                                               {("table", "t"): self.TABLE.replace(" int", ours, 1)})
                self.assertEqual((lines == [], permitted), (wanted, [("default-brackets", "table t")] if wanted else []))

    def test_each_permitted_difference_has_a_case(self):
        self.assertEqual(set(applyingschema.PERMITTED), {"key-order", "default-brackets"})

    def test_an_object_too_many_is_a_difference(self):
        self.assertEqual(differences({}, {("view", "v"): "x"}), (["view v: only in ours"], []))


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
