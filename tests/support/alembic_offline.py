# SPDX-License-Identifier: GPL-3.0-or-later
"""alembic_offline.py [--dialect NAME] DIR: the SQL that Alembic itself prints for each revision, as JSON.

    {"<revision>": {"upgrade": ["<statement>", …], "downgrade": ["<statement>", …]}, …}

DIR holds alembic.ini. Each revision is rendered alone, in Alembic's offline mode, by the project's own
env.py; where Alembic can't, {"error": "…"} stands in place of the list. Left out: comments, the statements
on the version table, and the `;` after each statement.

Dialects:
  mysql             a mysql:// URL, a MySQL server
  mariadb           a mariadb:// URL (Alembic then leaves out all mysql_* table options)
  mysql-on-mariadb  a mysql:// URL and a MariaDB server; what an online run on such a server sends

Alembic prints the options of CREATE TABLE in a random order. They are put in the order ENGINE, CHARSET,
ROW_FORMAT, COMMENT, then what else there is, and COLLATE last, as Alembic has it.
"""

import argparse
import json
import logging
import os
import re
import sys
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import RevisionStep
from alembic.script import ScriptDirectory

URLS = {
    "mysql": "mysql+pymysql://u@localhost/d",
    "mariadb": "mariadb+pymysql://u@localhost/d",
    "mysql-on-mariadb": "mysql+pymysql://u@localhost/d",
}
VERSION_TABLE = re.compile(r"(CREATE TABLE|DROP TABLE|INSERT INTO|UPDATE|DELETE FROM)\s+`?alembic_version\b")
TABLE_OPTION = re.compile(
    r"\s*(?P<key>[A-Z_]+(?: [A-Z_]+)*?)(?:\s*=\s*|\s+)(?P<value>'(?:''|[^'])*'|[\w.]+)(?=\s|$)")
OPTION_ORDER = ["ENGINE", "CHARSET", "DEFAULT CHARSET", "ROW_FORMAT", "COMMENT"]


class Output:
    """Alembic writes each statement, and each comment, by one call of write()."""

    def __init__(self):
        self.chunks = []

    def write(self, text):
        self.chunks.append(text)

    def flush(self):
        pass

    def statements(self):
        for chunk in self.chunks:
            text = chunk.strip().removesuffix(";").rstrip()
            if text and not text.startswith("--") and not VERSION_TABLE.match(text):
                yield with_ordered_options(text)


def pretend_mariadb(environment):
    """Makes env.py's context.configure() build the dialect as if a MariaDB server had answered."""
    configure = environment.configure

    def configure_for_mariadb(*arguments, **options):
        options["dialect_opts"] = {**(options.get("dialect_opts") or {}), "is_mariadb": True}
        configure(*arguments, **options)

    environment.configure = configure_for_mariadb


def with_ordered_options(statement):
    """`)CHARSET=utf8mb4 ENGINE=InnoDB COLLATE x` -> `)ENGINE=InnoDB CHARSET=utf8mb4 COLLATE x`."""
    head, bracket, tail = statement.rpartition("\n)")
    if not statement.startswith("CREATE TABLE") or not tail or "PARTITION" in tail:
        return statement
    options = []
    position = 0
    while position < len(tail):
        match = TABLE_OPTION.match(tail, position)
        if match is None:
            return statement
        options.append((match["key"].strip(), match[0].strip()))
        position = match.end()

    def rank(option):
        key = option[0]
        if key in OPTION_ORDER:
            return OPTION_ORDER.index(key)
        return len(OPTION_ORDER) + (key in ("COLLATE", "DEFAULT COLLATE"))

    return head + bracket + " ".join(text for _, text in sorted(options, key=rank))


def render(folder, script, dialect, is_upgrade):
    """The statements of one direction of one revision."""
    output = Output()
    config = Config(str(folder / "alembic.ini"), output_buffer=output)
    config.set_main_option("sqlalchemy.url", URLS[dialect])
    scripts = ScriptDirectory.from_config(config)
    revision = scripts.get_revision(script.revision)

    def steps(_rows, _context):
        return [RevisionStep(scripts.revision_map, revision, is_upgrade)]

    parents = revision._all_down_revisions or "base"
    environment = EnvironmentContext(
        config, scripts, fn=steps, as_sql=True,
        starting_rev=parents if is_upgrade else revision.revision,
        destination_rev=revision.revision if is_upgrade else parents)
    if dialect == "mysql-on-mariadb":
        pretend_mariadb(environment)
    try:
        with environment:
            scripts.run_env()
    except Exception as error:  # whatever a revision raises is its answer
        return {"error": f"{type(error).__name__}: {error}"}
    return list(output.statements())


def render_project(folder, dialect):
    folder = Path(folder).resolve()
    os.environ["DATABASE_URL"] = URLS[dialect]
    config = Config(str(folder / "alembic.ini"))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())
    return {
        script.revision: {
            "upgrade": render(folder, script, dialect, True),
            "downgrade": render(folder, script, dialect, False),
        }
        for script in sorted(scripts, key=lambda script: script.revision)
    }


def as_text(rendered):
    return json.dumps(rendered, indent=2, ensure_ascii=False) + "\n"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dialect", choices=URLS, default="mysql")
    parser.add_argument("folder", metavar="DIR")
    arguments = parser.parse_args()
    logging.disable(logging.INFO)
    sys.stdout.write(as_text(render_project(arguments.folder, arguments.dialect)))


if __name__ == "__main__":
    main()
