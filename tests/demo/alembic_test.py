# SPDX-License-Identifier: GPL-3.0-or-later
"""The real Alembic takes the demo project to head and back on a real server."""

import shutil
import tempfile
import unittest
from pathlib import Path

from storyboard import HEAD, PROJECT, ROOT_REVISION, TABLES, ServerTestCase


class UpgradeAndDowngrade(ServerTestCase):
    def test_upgrade_head_makes_all_tables_from_an_empty_database(self):
        self.alembic("upgrade", "head")
        self.assertEqual(self.tables(), TABLES | {"alembic_version"})
        self.assertEqual(self.rows(), [HEAD])

    def test_upgraded_database_and_models_agree(self):
        self.alembic("upgrade", "head")
        self.assertIn("No new upgrade operations detected", self.alembic("check"))

    def test_check_notices_a_column_that_the_models_do_not_have(self):
        self.alembic("upgrade", "head")
        self.query("ALTER TABLE scenes ADD COLUMN stray INT")
        self.assertIn("stray", self.refused_alembic("check"))

    def test_downgrade_base_leaves_only_an_empty_version_table(self):
        self.alembic("upgrade", "head")
        self.alembic("downgrade", "base")
        schema = self.schema()
        self.assertEqual(list(schema["tables"]), ["alembic_version"])
        self.assertEqual(schema["views"], {})
        self.assertEqual(self.rows(), [])

    def test_second_upgrade_after_a_full_downgrade_gives_the_same_schema(self):
        self.alembic("upgrade", "head")
        first = self.schema()
        self.alembic("downgrade", "base")
        self.alembic("upgrade", "head")
        self.assertEqual(self.schema(), first)

    def test_project_has_one_head_and_one_base(self):
        self.assertEqual([line.split()[0] for line in self.alembic("heads").splitlines()], [HEAD])
        history = self.alembic("history")
        self.assertEqual(history.count("<base>"), 1)
        self.assertEqual(history.count("(branchpoint)"), 1)
        self.assertEqual(history.count("(mergepoint)"), 1)


class DataChanges(ServerTestCase):
    """Rows that were there before the data changes ran."""

    def setUp(self):
        super().setUp()
        self.migrate("upgrade", ROOT_REVISION)
        self.query("INSERT INTO tasks (id, slug, title, kind) VALUES "
                   "(1, 'a', 'A', 'storyboard'), (2, 'b', 'B', 'render')")
        self.query("INSERT INTO files (id, parent_id, path, file_size) VALUES "
                   "(7, NULL, 'a.psd', 5000000000), (8, 7, 'a.png', 1)")
        self.query("INSERT INTO scenes (id, task_id, cover_file_id, title, description) VALUES "
                   "(10, 1, 8, 'One', 'A door'), (11, 2, NULL, 'Else', NULL), (12, 1, NULL, 'Two', 'A hall')")
        self.query("INSERT INTO task_logs (task_id, message, logged_at) VALUES (1, 'm', NULL)")
        self.migrate("upgrade", "head")

    def test_scenes_are_numbered_within_their_task(self):
        self.assertEqual(
            self.query("SELECT id, position FROM scenes ORDER BY id"), [(10, 1), (11, 1), (12, 2)])

    def test_each_task_with_scenes_gets_one_storyboard(self):
        found = self.query("SELECT scenes.id, storyboards.title, storyboards.frame_rate FROM scenes "
                           "JOIN storyboards ON storyboards.id = scenes.storyboard_id ORDER BY scenes.id")
        self.assertEqual(found, [(10, "A", 24), (11, "B", 24), (12, "A", 24)])
        self.assertEqual(self.query("SELECT COUNT(*) FROM storyboards"), [(2,)])

    def test_description_lives_on_as_prompt(self):
        self.assertEqual(
            self.query("SELECT prompt FROM scenes ORDER BY id"), [("A door",), (None,), ("A hall",)])

    def test_file_ids_keep_their_links_and_grow_beyond_int(self):
        self.assertEqual(self.query("SELECT parent_id FROM files WHERE id = 8"), [(7,)])
        self.assertEqual(self.query("SELECT cover_file_id FROM scenes WHERE id = 10"), [(8,)])
        self.query("INSERT INTO files (id, path) VALUES (3000000000, 'big')")
        self.query("INSERT INTO files (path, parent_id) VALUES ('next', 3000000000)")
        self.assertEqual(self.query("SELECT id FROM files WHERE path = 'next'"), [(3000000001,)])

    def test_log_without_a_time_gets_one(self):
        self.assertEqual(self.query("SELECT COUNT(*) FROM task_logs WHERE logged_at IS NOT NULL"), [(1,)])

    def test_settings_are_there(self):
        self.assertEqual(
            self.query("SELECT name, value, is_public FROM system_settings ORDER BY name"), [
                ("files.max_size", "4294967296", 1),
                ("storyboard.frame_rate", "24", 1),
                ("tasks.retry_limit", "3", 0),
            ])

    def test_view_counts_steps(self):
        self.query("INSERT INTO task_steps (task_id, name, state) VALUES "
                   "(1, 'x', 'done'), (1, 'y', 'done'), (1, 'z', 'failed')")
        counted = self.query("SELECT id, steps, steps_done FROM task_progress ORDER BY id")
        self.assertEqual(counted, [(1, 3, 2), (2, 0, None)])

    def test_rows_survive_the_way_down_to_the_initial_schema_and_up_again(self):
        scenes = self.query("SELECT id, position, storyboard_id IS NULL, prompt FROM scenes ORDER BY id")
        self.migrate("downgrade", ROOT_REVISION)
        self.assertEqual(self.query("SELECT description FROM scenes WHERE id = 10"), [("A door",)])
        self.migrate("upgrade", "head")
        self.assertEqual(
            self.query("SELECT id, position, storyboard_id IS NULL, prompt FROM scenes ORDER BY id"), scenes)


class DotEnv(ServerTestCase):
    """env.py finds DATABASE_URL in .env when the environment has none."""

    def test_url_of_the_dotenv_file_is_used_and_may_be_quoted(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = copy_with_dotenv(folder, f"# the database\nexport DATABASE_URL='{self.url}'\n")
            self.alembic("upgrade", ROOT_REVISION, project=copy, url="")
        self.assertEqual(self.rows(), [ROOT_REVISION])

    def test_url_of_the_environment_goes_before_the_dotenv_file(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = copy_with_dotenv(folder, "DATABASE_URL=mysql+pymysql://nobody@localhost/none\n")
            self.alembic("upgrade", ROOT_REVISION, project=copy)
        self.assertEqual(self.rows(), [ROOT_REVISION])


def copy_with_dotenv(folder, text):
    copy = Path(folder) / "copy"
    shutil.copytree(PROJECT, copy, ignore=shutil.ignore_patterns("variants", ".env"))
    (copy / ".env").write_text(text, encoding="utf-8")
    return copy


if __name__ == "__main__":
    unittest.main(verbosity=2)
