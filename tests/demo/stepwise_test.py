# SPDX-License-Identifier: GPL-3.0-or-later
"""Each revision of the demo project: its downgrade undoes it, and what is sent is the golden SQL."""

import json
import unittest

from schema_equal import differences, row_differences
from storyboard import HERE, PROJECT, ServerTestCase, connect, dump

from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic_offline import VERSION_TABLE, with_ordered_options

CHANGES = ("ALTER", "CREATE", "DROP", "INSERT", "UPDATE", "DELETE")
# Column order is left out: MySQL adds a column at the end, so no downgrade can put one back in its place.
WITHOUT_ORDER = {"without_tables": ["alembic_version"], "without_columns": ["ORDINAL_POSITION"]}


class StepByStep(ServerTestCase):
    def setUp(self):
        super().setUp()
        scripts = ScriptDirectory.from_config(Config(str(PROJECT / "alembic.ini")))
        self.revisions = list(reversed(list(scripts.walk_revisions())))

    def logged(self, action):
        """The statements that the server receives during `action`."""
        self.query("SET GLOBAL log_output = 'TABLE'")
        self.query("TRUNCATE mysql.general_log")
        self.query("SET GLOBAL general_log = ON")
        action()
        self.query("SET GLOBAL general_log = OFF")
        return [row[0] for row in self.query(
            "SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE command_type = 'Query'")]

    def step_down(self, revision):
        """One step down from `revision`, by the relative target where Alembic can tell what it means."""
        if len(revision._all_down_revisions) > 1:
            self.migrate("downgrade", revision._all_down_revisions[0])
        elif len(self.rows()) > 1:
            self.migrate("downgrade", f"{revision.revision}@-1")
        else:
            self.migrate("downgrade", "-1")

    def test_each_downgrade_restores_the_schema_and_the_second_upgrade_gives_the_same_one(self):
        before = self.schema(**WITHOUT_ORDER)
        for revision in self.revisions:
            with self.subTest(revision.revision):
                self.migrate("upgrade", revision.revision)
                upgraded, rows = self.schema(), self.rows()
                after = self.schema(**WITHOUT_ORDER)

                self.step_down(revision)
                self.assertNotIn(revision.revision, self.rows())
                self.assertEqual(self.schema(**WITHOUT_ORDER), before)

                self.migrate("upgrade", revision.revision)
                self.assertEqual(self.schema(), upgraded)
                self.assertEqual(self.rows(), rows)
                before = after
        self.assertEqual(len(self.revisions), 12)

    def test_golden_sql_gives_the_schema_and_the_rows_that_alembic_makes(self):
        self.migrate("upgrade", "head")
        self.server.create_database("by_hand")
        golden = json.loads((HERE / "golden" / "mysql-on-mariadb.json").read_text(encoding="utf-8"))
        with self.server.connect("by_hand") as connection, connection.cursor() as cursor:
            for revision in self.revisions:
                for statement in golden[revision.revision]["upgrade"]:
                    cursor.execute(statement)
        with connect(self.server.url("by_hand")) as by_hand, connect(self.url) as by_alembic:
            without = {"without_tables": ["alembic_version"]}
            self.assertEqual(list(differences(dump(by_alembic, **without), dump(by_hand, **without))), [])
            self.assertEqual(list(row_differences(by_alembic, by_hand, "system_settings")), [])

    def test_statements_that_the_server_receives_are_those_of_the_golden_file(self):
        golden = json.loads((HERE / "golden" / "mysql-on-mariadb.json").read_text(encoding="utf-8"))
        for direction, target, order in (
                ("upgrade", "head", self.revisions),
                ("downgrade", "base", list(reversed(self.revisions)))):
            received = [
                one_line(text) for text in self.logged(lambda: self.migrate(direction, target))
                if text.strip().startswith(CHANGES) and not VERSION_TABLE.match(text.strip())]
            wanted = [one_line(text) for revision in order for text in golden[revision.revision][direction]]
            self.assertEqual(without_bulk_insert(received), without_bulk_insert(wanted), direction)


def one_line(statement):
    """Spaces as one, and no brackets round now(): SQLAlchemy adds them once it knows the server's version."""
    text = " ".join(with_ordered_options(statement.strip()).split())
    return text.replace("DEFAULT (now())", "DEFAULT now()")


def without_bulk_insert(statements):
    """Online the driver makes one INSERT of the rows of bulk_insert; offline Alembic prints one for each."""
    return [text for text in statements if not text.startswith("INSERT INTO system_settings")]


if __name__ == "__main__":
    unittest.main(verbosity=2)
