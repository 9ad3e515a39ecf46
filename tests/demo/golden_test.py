# SPDX-License-Identifier: GPL-3.0-or-later
"""The golden files are what Alembic prints for the demo project today. --write makes them so."""

import difflib
import logging
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from alembic_offline import URLS, as_text, render_project  # noqa: E402

PROJECT = HERE.parent.parent / "migrations"
GOLDEN = HERE / "golden"


class Golden(unittest.TestCase):
    maxDiff = None

    def test_golden_file_of_each_dialect_is_up_to_date(self):
        for dialect in URLS:
            with self.subTest(dialect):
                wanted = as_text(render_project(PROJECT, dialect))
                stored = (GOLDEN / f"{dialect}.json").read_text(encoding="utf-8")
                difference = "\n".join(difflib.unified_diff(
                    stored.splitlines(), wanted.splitlines(), "stored", "alembic", lineterm="", n=1))
                self.assertEqual(difference, "")

    def test_alembic_renders_every_revision_offline(self):
        for revision, directions in render_project(PROJECT, "mysql").items():
            for direction, statements in directions.items():
                self.assertIsInstance(statements, list, f"{direction} of {revision}")


def write():
    for dialect in URLS:
        (GOLDEN / f"{dialect}.json").write_text(as_text(render_project(PROJECT, dialect)), encoding="utf-8")


if __name__ == "__main__":
    logging.disable(logging.INFO)
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        unittest.main(verbosity=2)
