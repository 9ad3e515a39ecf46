# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the demo project share: where it is, and the real Alembic run on it."""

import logging
import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from alembic import command  # noqa: E402
from alembic.config import Config  # noqa: E402
from private_mariadb import PrivateMariaDB  # noqa: E402
from schema_dump import connect, dump  # noqa: E402

logging.disable(logging.INFO)

PROJECT = HERE.parent.parent / "migrations"
ROOT_REVISION = "7bea168f7920"
SECOND_INITIAL = "b61f0c2d94e7"
HEAD = "6e3bd8f10a57"
TABLES = {"files", "scenes", "storyboards", "system_settings", "task_logs", "task_steps", "tasks"}


def run_alembic(project, url, *arguments):
    """Runs the alembic program; of the developer's environment only PATH reaches it."""
    program = shutil.which("alembic")
    if program is None:
        raise RuntimeError("alembic is not installed: the tests need it")
    environment = {
        "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "DATABASE_URL": url,
    }
    return subprocess.run([program, *arguments], cwd=project, env=environment, capture_output=True, text=True)


class ServerTestCase(unittest.TestCase):
    """Tests on a private server; each begins with an empty database `storyboard`."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(PrivateMariaDB())

    def setUp(self):
        self.server.create_database("storyboard")
        self.url = self.server.url("storyboard")

    def alembic(self, *arguments, project=PROJECT, url=None):
        """Runs alembic, which must succeed; gives its standard output."""
        done = run_alembic(project, self.url if url is None else url, *arguments)
        self.assertEqual(done.returncode, 0, f"alembic {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def refused_alembic(self, *arguments, project=PROJECT):
        """Runs alembic, which must fail; gives its standard error."""
        done = run_alembic(project, self.url, *arguments)
        self.assertNotEqual(done.returncode, 0, f"alembic {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def migrate(self, direction, target):
        """upgrade or downgrade without a process of its own, which is ten times as fast."""
        os.environ["DATABASE_URL"] = self.url
        getattr(command, direction)(Config(str(PROJECT / "alembic.ini")), target)

    def query(self, sql, *values):
        with self.server.connect("storyboard") as connection, connection.cursor() as cursor:
            cursor.execute(sql, values or None)
            return list(cursor.fetchall())

    def tables(self):
        return {row[0] for row in self.query("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'")}

    def rows(self):
        return sorted(row[0] for row in self.query("SELECT version_num FROM alembic_version"))

    def schema(self, **options):
        with connect(self.url) as connection:
            return dump(connection, **options)
