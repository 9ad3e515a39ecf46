# SPDX-License-Identifier: GPL-3.0-or-later
"""make_golden.py [--check]: writes golden/<dialect>.json, what the real Alembic prints for each case of cases.py.

    {"alembic": "1.13.2", "sqlalchemy": "2.0.40", "cases": {"<name>": ["<statement>", …] | {"error": "…"}, …}}

Run it with the Python that has the Alembic to follow (Debian 13's):

    packaging/in-debian13 python3 tests/operations/make_golden.py

With --check nothing is written; the exit status is 1, and the names of the files are printed, when they differ from
what Alembic prints now.

The parameter style is "named", as in the env.py that `alembic init` writes: with a driver's own style "%" would
be doubled in the text, which is not what the server gets. Alembic takes table options from a set, so the script
runs itself again with a fixed hash seed; what follows CREATE TABLE and ADD COLUMN comes from sets in the order of
addresses, so it is sorted here, and in the C++ test as well.
"""

import datetime  # the cases use it, as the other names below
import decimal
import io
import json
import os
import sys
import uuid
import warnings
from pathlib import Path

import alembic
import sqlalchemy
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import mysql
from sqlalchemy.dialects.mysql import mariadb

from cases import CASES

# The URL's scheme, and whether the server that answered is a MariaDB.
DIALECTS = {
    "mysql": ("mysql", None),
    "mysql-on-mariadb": ("mysql", True),
    "mariadb": ("mariadb", None),
}
FOLDER = Path(__file__).parent / "golden"


class Output(io.StringIO):
    """Alembic writes one statement a call."""

    def __init__(self):
        super().__init__()
        self.statements = []

    def write(self, text):
        self.statements.append(text.rstrip("\n").removesuffix(";"))


def run(snippet, dialect):
    scheme, is_mariadb = DIALECTS[dialect]
    output = Output()
    options = {"paramstyle": "named"}
    if is_mariadb is not None:
        options["is_mariadb"] = is_mariadb
    context = MigrationContext.configure(
        url=f"{scheme}+pymysql://u@localhost/d",
        dialect_opts=options,
        opts={"as_sql": True, "literal_binds": True, "output_buffer": output})
    names = {"op": Operations(context), "sa": sa, "mysql": mysql, "mariadb": mariadb, "datetime": datetime,
             "decimal": decimal, "uuid": uuid}
    try:
        exec(snippet, names)
    except Exception as error:  # a refusal is an answer as well
        return {"error": type(error).__name__}
    first, *others = output.statements or [""]
    if first.startswith("CREATE TABLE") or " ADD COLUMN " in first:
        return [first, *sorted(others)]
    return output.statements


def main():
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, *sys.argv])
    warnings.simplefilter("ignore")
    FOLDER.mkdir(exist_ok=True)
    differs = False
    for dialect in DIALECTS:
        golden = {
            "alembic": alembic.__version__,
            "sqlalchemy": sqlalchemy.__version__,
            "cases": {name: run(snippet, dialect) for name, snippet in CASES.items()},
        }
        text = json.dumps(golden, indent=1, ensure_ascii=False) + "\n"
        file = FOLDER / f"{dialect}.json"
        if "--check" in sys.argv:
            if not file.exists() or file.read_text() != text:
                print(f"{file} is not what Alembic {alembic.__version__} prints", file=sys.stderr)
                differs = True
        else:
            file.write_text(text)
    sys.exit(1 if differs else 0)


if __name__ == "__main__":
    main()
