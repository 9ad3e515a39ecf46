# SPDX-License-Identifier: GPL-3.0-or-later
"""What Stemma makes of the demo project's database is what Alembic makes of it, and either goes on where the other
stopped. Run with STEMMA_CLI naming the program."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from storyboard import HEAD, HERE, PROJECT, ROOT_REVISION, ServerTestCase

PROGRAM = os.environ["STEMMA_CLI"]
BEFORE_THE_BRANCHES = "5a11d7b3e9c4"
ONE_BRANCH = "d5b7108ec23f"


class StemmaAndAlembic(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.server.create_database("stemmas")
        self.stemmas_url = self.server.url("stemmas")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.project = Path(folder.name) / "storyboard"
        shutil.copytree(PROJECT, self.project)
        (self.project / ".env").write_text(f"DATABASE_URL={self.stemmas_url}\n", encoding="utf-8")

    def stemma(self, *arguments):
        done = subprocess.run([PROGRAM, "-c", self.project / "alembic.ini", *arguments], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, f"stemma-cli {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def assert_same_databases(self):
        options = []
        for table in ("alembic_version", "system_settings"):
            options += ["--rows", table] if table in self.tables() else []
        done = subprocess.run(
            [sys.executable, "-B", HERE / "schema_equal.py", *options, self.url, self.stemmas_url],
            capture_output=True, text=True)
        self.assertEqual((done.stdout, done.stderr, done.returncode), ("", "", 0))

    def test_upgrade_to_head_gives_the_same_schema_and_rows(self):
        self.alembic("upgrade", "head")
        self.stemma("upgrade", "head")
        self.assertEqual(self.rows(), [HEAD])
        self.assert_same_databases()

    def test_the_schemas_are_the_same_at_each_stop_up_and_down(self):
        for direction, target in [
            ("upgrade", ROOT_REVISION), ("upgrade", BEFORE_THE_BRANCHES), ("upgrade", ONE_BRANCH), ("upgrade", "head"),
            ("downgrade", BEFORE_THE_BRANCHES), ("upgrade", "heads"), ("downgrade", "base"),
        ]:
            with self.subTest(f"{direction} {target}"):
                self.alembic(direction, target)
                self.stemma(direction, target)
                self.assert_same_databases()
        self.assertEqual(self.tables(), {"alembic_version"})

    def test_each_goes_on_where_the_other_stopped(self):
        self.alembic("upgrade", "head")
        self.stemma("upgrade", BEFORE_THE_BRANCHES)
        self.alembic("upgrade", ONE_BRANCH, project=self.project, url=self.stemmas_url)
        self.stemma("upgrade", "head")
        self.assert_same_databases()
        self.assertIn(HEAD, self.alembic("current", project=self.project, url=self.stemmas_url))
        self.alembic("downgrade", "base", project=self.project, url=self.stemmas_url)
        self.stemma("upgrade", "head")
        self.alembic("check", project=self.project, url=self.stemmas_url)


if __name__ == "__main__":
    unittest.main(verbosity=2)
