# SPDX-License-Identifier: GPL-3.0-or-later
"""cases_test.py: the cases of cases/*.txt whose SQL is stated, run by the real Alembic offline.

A case is a revision file's code; the project's other files follow it below lines "# file: app/helpers.py". Its
naming convention stands in a line "# naming_convention: {…}". The statements must be those that the case states:
in their order, but for the ones that follow CREATE TABLE and ADD COLUMN, which Alembic takes from sets.

Cases that Alembic prints otherwise offline than it executes are named in EXECUTED, with the reason.
"""

import importlib.util
import io
import json
import re
import sys
import tempfile
import warnings
from pathlib import Path

import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext

CASES = Path(__file__).parent / "cases"
HEAD = "revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa\n"
EXECUTED = json.loads((Path(__file__).parent / "cases_executed.json").read_text())


def cases():
    for file in sorted(CASES.glob("*.txt")):
        for text in file.read_text().split("\n=== ")[1:]:
            name, _, body = text.partition("\n")
            code, _, rest = body.partition("--- ")
            kind, _, expected = rest.partition("\n")
            if kind == "sql":
                yield f"{file.stem}: {name}", code, expected


def normal(text):
    return " ".join(re.sub(r" -- may fail with .*", "", text).split())


class Output(io.StringIO):
    def __init__(self):
        super().__init__()
        self.statements = []

    def write(self, text):
        self.statements.append(text.rstrip("\n").removesuffix(";"))


def run(code, folder):
    parts = code.split("# file: ")
    for part in parts[1:]:
        name, _, source = part.partition("\n")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    revision = folder / "versions" / "r.py"
    revision.parent.mkdir(parents=True, exist_ok=True)
    revision.write_text(HEAD + parts[0])
    convention = re.search(r"^# naming_convention: (.*)$", code, re.M)
    metadata = sa.MetaData(naming_convention=json.loads(convention[1]) if convention else None)
    output = Output()
    context = MigrationContext.configure(
        url="mysql+pymysql://u@localhost/d", dialect_opts={"paramstyle": "named"},
        opts={"as_sql": True, "literal_binds": True, "output_buffer": output, "target_metadata": metadata})
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("r", revision)
        module = importlib.util.module_from_spec(spec)
        with Operations.context(context):
            spec.loader.exec_module(module)
            module.upgrade()
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            if getattr(sys.modules[name], "__file__", None) and str(folder) in sys.modules[name].__file__:
                del sys.modules[name]
    return [normal(each) for each in output.statements]


def same(ours, theirs):
    """In order, where the statements between two CREATE TABLE or ADD COLUMN may change places."""
    def groups(statements):
        found = [[]]
        for each in statements:
            if re.match(r"CREATE TABLE|ALTER TABLE \S+ ADD COLUMN", each):
                found.append([each])
                continue
            found[-1].append(each)
        return [sorted(group) if group and re.match("CREATE TABLE|ALTER", group[0]) else group for group in found]

    def lines(statement):
        return sorted(part.strip() for part in re.split(r"[ ,()]+", statement))

    ours, theirs = groups(ours), groups(theirs)
    return len(ours) == len(theirs) and all(
        a == b or (len(a) == len(b) and all(lines(x) == lines(y) for x, y in zip(a, b))) for a, b in zip(ours, theirs))


def main():
    warnings.simplefilter("ignore")
    compared = differing = 0
    for name, code, expected in cases():
        if name in EXECUTED or "# schema: " in code:  # the latter needs a database
            continue
        compared += 1
        ours = [normal(line) for line in expected.splitlines() if line.strip()]
        with tempfile.TemporaryDirectory() as folder:
            try:
                theirs = run(code, Path(folder))
            except Exception as error:
                theirs = [f"{type(error).__name__}: {error}"]
        if not same(ours, theirs):
            differing += 1
            print(f"{name}\n  stated:  {ours}\n  Alembic: {theirs}")
    print(f"{compared} cases compared, {differing} differ, {len(EXECUTED)} are not compared")
    sys.exit(1 if differing or compared < 50 else 0)


if __name__ == "__main__":
    main()
