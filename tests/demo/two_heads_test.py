# SPDX-License-Identifier: GPL-3.0-or-later
"""The two-heads variant of the demo project is in just the trouble that it is there to show."""

import subprocess
import tempfile
import unittest
from pathlib import Path

from storyboard import HEAD, PROJECT, ROOT_REVISION, SECOND_INITIAL, TABLES, ServerTestCase


class TwoHeads(ServerTestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.variant = Path(folder.name) / "two-heads"
        subprocess.run([PROJECT / "variants" / "make", "two-heads", self.variant], check=True)

    def run_variant(self, *arguments):
        return self.alembic(*arguments, project=self.variant)

    def refused_variant(self, *arguments):
        return self.refused_alembic(*arguments, project=self.variant)

    def test_alembic_prints_two_heads_and_two_bases(self):
        heads = sorted(line.split()[0] for line in self.run_variant("heads").splitlines())
        self.assertEqual(heads, sorted([HEAD, SECOND_INITIAL]))
        self.assertEqual(self.run_variant("history").count("<base>"), 2)

    def test_variant_holds_only_files_that_differ(self):
        overlay = PROJECT / "variants" / "two-heads"
        files = [path.relative_to(overlay) for path in overlay.rglob("*") if path.is_file()]
        self.assertTrue(files)
        for path in files:
            self.assertNotEqual((overlay / path).read_bytes(), (PROJECT / path).read_bytes(), path)

    def test_upgrade_head_is_refused_and_changes_nothing(self):
        self.assertIn("Multiple head revisions are present", self.refused_variant("upgrade", "head"))
        self.assertEqual(self.tables(), {"alembic_version"})
        self.assertEqual(self.rows(), [])

    def test_upgrade_heads_fails_on_the_first_table_that_is_there_already(self):
        self.assertIn("Table 'files' already exists", self.refused_variant("upgrade", "heads"))

    def test_main_line_alone_goes_to_its_head_and_back(self):
        self.run_variant("upgrade", HEAD)
        self.assertEqual(self.rows(), [HEAD])
        self.assertEqual(self.tables(), TABLES | {"alembic_version"})
        self.run_variant("downgrade", "base")
        self.assertEqual(self.tables(), {"alembic_version"})
        self.assertEqual(self.rows(), [])

    def test_main_line_gives_the_schema_of_the_default_project(self):
        self.run_variant("upgrade", HEAD)
        variant = self.schema()
        self.server.create_database("storyboard")
        self.alembic("upgrade", "head")
        self.assertEqual(self.schema(), variant)

    def test_second_initial_revision_makes_the_tables_of_the_first(self):
        self.run_variant("upgrade", SECOND_INITIAL)
        second = self.schema()
        self.server.create_database("storyboard")
        self.alembic("upgrade", ROOT_REVISION)
        self.assertEqual(self.schema(), second)


if __name__ == "__main__":
    unittest.main(verbosity=2)
