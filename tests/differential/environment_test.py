#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""environment_test.py STEMMA-CLI: what env.py and the modules it imports change about all SQL, by us and by Alembic.

Each case is a small project. What we say of a revision without a doubt must be what Alembic prints for it; a doubt must name
the place that the case marks with `# here`. Where the marked code would change nothing, the case would prove nothing: each
says whether Alembic's SQL must differ from that of the same revisions without the environment's hooks.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

OFFLINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support", "alembic_offline.py")
INI = "[alembic]\nscript_location = scripts\nprepend_sys_path = .\n"
ENV = """from alembic import context
%s
def run(url, target_metadata):
    context.configure(url=url, target_metadata=target_metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
run(context.config.get_main_option("sqlalchemy.url"), target_metadata)
"""
REVISION = """from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql
%srevision = "%s"
down_revision = %s
def upgrade():
    %s
def downgrade():
    pass
"""
NONE = "target_metadata = None\n"
MODELS = "from app.models import Base\ntarget_metadata = Base.metadata\n"
SA = "import sqlalchemy as sa\nfrom sqlalchemy import event\nfrom sqlalchemy.ext.compiler import compiles\n"

BODIES = {
    "table": "op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('at', sa.DateTime()),"
             " sa.Column('n', sa.String(9), unique=True), sa.Column('p', sa.Integer, sa.ForeignKey('o.id')))",
    "engine": "op.create_table('u', sa.Column('id', sa.Integer), mysql_engine='MyISAM')",
    "time": "op.add_column('t', sa.Column('b', sa.DateTime, nullable=False))",
    "upper": "op.add_column('t', sa.Column('c', sa.DATETIME(), index=False))",
    "dialects": "op.add_column('t', sa.Column('d', mysql.DATETIME(fsp=3)))",
    "length": "op.add_column('t', sa.Column('e', sa.Interval()))",
    "variant": "op.add_column('t', sa.Column('f', sa.String(9).with_variant(sa.DateTime(), 'mysql')))",
    "alter": "op.alter_column('t', 'at', existing_type=sa.DateTime(), nullable=False)",
    "retype": "op.alter_column('t', 'at', existing_type=sa.DateTime(), type_=sa.String(20))",
    "number": "op.add_column('t', sa.Column('g', sa.Integer()))",
    "index": "op.create_index('i', 't', ['n'])",
    "key": "op.create_foreign_key(None, 't', 'o', ['p'], ['id'])",
    "final": "op.create_unique_constraint(op.f('q'), 't', ['n'])",
    "drop": "op.drop_column('t', 'n')",
    "text": "op.execute('SELECT 1')",
}
TYPES = {"table", "time", "variant", "alter", "length"}
TABLES = {"table", "engine"}
COLUMNS = TABLES | {"time", "upper", "dialects", "length", "variant", "number"}

NAMES = '{"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s",' \
        ' "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"}'
NAMED = {"table", "key"}

# name, files (what stands before the call of configure() in env.py, app/….py), doubted revisions (none: equal throughout),
# and the revisions that Alembic prints otherwise for it
CASES = [
    ("no hook", {"env": NONE}, set(), set()),

    ("convention set afterwards on what a function made",
     {"env": "from app.models import metadata\ntarget_metadata = metadata()\nnc = %s\ntarget_metadata.naming_convention = nc\n" % NAMES,
      "models": "import sqlalchemy as sa\nBUILT = sa.MetaData()\ndef metadata():\n    return BUILT\n"}, set(), NAMED),
    ("convention set in a function",
     {"env": MODELS, "models": "from app import common\nBase = common.get_base()\n",
      "common": "from sqlalchemy.orm import declarative_base\nNAMES = %s\ndef get_base():\n    base = declarative_base()\n"
                "    base.metadata.naming_convention = NAMES\n    return base\n" % NAMES}, set(), NAMED),
    ("convention of what a function makes",
     {"env": "from app.bridge import made\ntarget_metadata = made([], None)\n",
      "bridge": "from sqlalchemy import MetaData\ndef made(models, names=None):\n    metadata = MetaData(naming_convention=%s)\n"
                "    for model in models:\n        metadata.tables\n    return metadata\n" % NAMES}, set(), NAMED),
    ("convention beside a schema that isn't known",
     {"env": "from app import models\ntarget_metadata = models.base.Base.metadata\n",
      "models/__init__": "from app.models import base\n",
      "models/base": "import os\nfrom typing import TYPE_CHECKING, Any\nfrom sqlalchemy import MetaData\n"
                     "from sqlalchemy.orm import registry\nnaming_convention = %s\ndef _schema():\n"
                     "    return os.environ.get('NO_SUCH_SCHEMA') or None\n"
                     "metadata = MetaData(schema=_schema(), naming_convention=naming_convention)\n"
                     "mapper_registry = registry(metadata=metadata)\nif TYPE_CHECKING:\n    Base = Any\nelse:\n"
                     "    Base = mapper_registry.generate_base()\n" % NAMES}, set(), NAMED),
    ("convention of a class", {"env": MODELS, "models": "from sqlalchemy import MetaData\nfrom sqlalchemy.orm import DeclarativeBase\n"
                               "class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=%s)\n" % NAMES}, set(), NAMED),
    ("no convention", {"env": MODELS, "models": "from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n"},
     set(), set()),
    ("convention that a condition chooses",
     {"env": "from app.models import metadata\ntarget_metadata = metadata  # here\n",
      "models": "import os, sqlalchemy as sa\nmetadata = sa.MetaData()\nif os.sep == '/':\n"
                "    metadata.naming_convention = %s\n" % NAMES},
     {"table", "index", "key"}, NAMED),

    ("type in env.py", {"env": SA + NONE + "@compiles(sa.DateTime, 'mysql')\ndef f(type_, compiler, **kw):\n    return 'DATETIME(6)'\n"},
     set(), TYPES),
    ("type in an imported module",
     {"env": "import app.models.hooks\n" + NONE, "models/__init__": "",
      "models/hooks": "from sqlalchemy.types import DateTime\nfrom sqlalchemy.ext.compiler import compiles\nFSP = 6\n"
                      "@compiles(DateTime, 'mysql')\n@compiles(DateTime, 'mariadb')\ndef f(element, compiler, **kw):\n"
                      "    '''Fractions.'''\n    digits = FSP\n    return 'DATETIME(%s)' % digits\n"}, set(), TYPES),
    ("type through a package that env.py names", {"env": "from app import models\n" + NONE, "models/__init__": "from . import hooks\n",
     "models/hooks": SA + "@compiles(sa.types.DateTime, 'mysql')\ndef f(element, compiler, **kw):\n    return f'DATETIME({2 * 3})'\n"},
     set(), TYPES),
    ("type for all databases", {"env": SA + NONE + "@compiles(sa.DateTime)\ndef f(type_, compiler, **kw):\n    return 'TIMESTAMP'\n"},
     set(), TYPES),
    ("type for another database", {"env": SA + NONE + "@compiles(sa.DateTime, 'oracle')\ndef f(type_, compiler, **kw):\n    return 'X'\n"},
     set(), set()),
    ("two types", {"env": SA + NONE + "@compiles(sa.DATETIME, 'mysql')\ndef f(type_, compiler, **kw):\n    return 'DATETIME(1)'\n"
                   "@compiles(sa.Integer, 'mysql')\ndef g(type_, compiler, **kw):\n    return 'INT'\n"}, set(),
     {"upper", "table", "engine", "number"}),
    ("type by a call", {"env": SA + NONE + "def f(type_, compiler, **kw):\n    return 'DATETIME(6)'\ncompiles(sa.DateTime, 'mysql')(f)\n"},
     set(), TYPES),
    ("type in a revision file", {"env": NONE, "revision": SA + "@compiles(sa.DateTime, 'mysql')\ndef f(t, c, **kw):\n    return 'DATETIME(6)'\n"},
     set(), TYPES),
    ("type that asks its compiler", {"env": SA + NONE + "@compiles(sa.DateTime, 'mysql')  # here\ndef f(type_, compiler, **kw):\n"
                                     "    return compiler.visit_DATETIME(type_, **kw) + '(6)'\n"}, TYPES, TYPES),
    ("type that a function imports",
     {"env": NONE + "def load():\n    import app.hooks\nload()\n",
      "hooks": SA + "@compiles(sa.DateTime, 'mysql')  # here\ndef f(type_, compiler, **kw):\n    return 'DATETIME(6)'\n"}, TYPES, TYPES),
    ("type that two files write", {"env": "import app.one, app.two\n" + NONE,
     "one": SA + "@compiles(sa.DateTime, 'mysql')  # here\ndef f(type_, compiler, **kw):\n    return 'DATETIME(6)'\n",
     "two": SA + "@compiles(sa.DateTime, 'mysql')  # here\ndef f(type_, compiler, **kw):\n    return 'DATETIME(3)'\n"}, TYPES, TYPES),
    ("type below a condition", {"env": SA + NONE + "if sa:\n    @compiles(sa.DateTime, 'mysql')  # here\n"
                                "    def f(type_, compiler, **kw):\n        return 'DATETIME(6)'\n"}, TYPES, TYPES),
    ("type by a name that changes", {"env": SA + NONE + "FSP = None\ndef fill():\n    global FSP\n    FSP = 6\nfill()\n"
                                     "@compiles(sa.DateTime, 'mysql')  # here\ndef f(type_, compiler, **kw):\n"
                                     "    return 'DATETIME(6)' if FSP else 'DATETIME'\n"}, TYPES, TYPES),

    ("engine of all tables", {"env": SA + NONE + "ENGINE = 'InnoDB'\n@event.listens_for(sa.Table, 'after_parent_attach')\n"
                              "def f(target, parent):\n    if ENGINE:\n        target.kwargs['mysql_engine'] = ENGINE\n"}, set(), TABLES),
    ("engine where there is none", {"env": SA + NONE + "@event.listens_for(sa.Table, 'after_parent_attach')\ndef f(target, parent):\n"
                                    "    if not target.kwargs.get('mysql_engine'):\n        target.kwargs['mysql_engine'] = 'InnoDB'\n"},
     set(), {"table"}),
    ("engine of one table", {"env": SA + NONE + "def f(table, parent):\n    if table.name == 't':\n"
                             "        table.kwargs['mysql_engine'] = 'InnoDB'\n        table.kwargs['mysql_charset'] = 'utf8mb4'\n"
                             "event.listen(sa.Table, 'after_parent_attach', f)\n"}, set(), {"table"}),
    ("engine of a name that changes",
     {"env": SA + NONE + "ENGINE = None\ndef fill():\n    global ENGINE\n    ENGINE = 'InnoDB'\nfill()\n"
      "@event.listens_for(sa.Table, 'after_parent_attach')  # here\ndef f(target, parent):\n    if ENGINE:\n"
      "        target.kwargs['mysql_engine'] = ENGINE\n"}, TABLES, TABLES),
    ("listener that adds a column", {"env": SA + NONE + "@event.listens_for(sa.Table, 'after_parent_attach')  # here\n"
                                     "def f(target, parent):\n    if 'made' not in target.c:\n"
                                     "        target.append_column(sa.Column('made', sa.Integer))\n"}, COLUMNS, TABLES),
    ("listener of columns", {"env": SA + NONE + "@event.listens_for(sa.Column, 'after_parent_attach')  # here\n"
                             "def f(target, parent):\n    target.comment = 'c'\n"}, COLUMNS, COLUMNS),
    ("statement after each table", {"env": SA + NONE + "event.listen(sa.Table, 'after_create', sa.DDL('SELECT 2'))  # here\n"},
     TABLES, TABLES),
    ("listener of one table of the models",
     {"env": "import app.models\n" + NONE, "models": SA + "T = sa.Table('m', sa.MetaData(), sa.Column('id', sa.Integer))\n"
      "@event.listens_for(T, 'after_create')\ndef f(target, connection, **kw):\n    raise ValueError\n"
      "@event.listens_for(T.metadata, 'before_create')\ndef g(target, connection, **kw):\n    raise ValueError\n"}, set(), set()),
    ("construct", {"env": SA + NONE + "from sqlalchemy.schema import CreateIndex\n@compiles(CreateIndex, 'mysql')  # here\n"
                   "def f(element, compiler, **kw):\n    return compiler.visit_create_index(element, **kw) + ' COMMENT 2'\n"},
     COLUMNS | {"index"}, {"index"}),
    ("construct of Alembic's", {"env": SA + NONE + "from alembic.ddl.mysql import MySQLChangeColumn\n"
                                "@compiles(MySQLChangeColumn, 'mysql')  # here\ndef f(element, compiler, **kw):\n    return 'SELECT 3'\n"},
     {"alter", "retype"}, {"alter"}),
    ("construct of the project's own", {"env": SA + NONE + "class Own(sa.sql.expression.ClauseElement):\n    pass\n"
                                        "@compiles(Own)\ndef f(element, compiler, **kw):\n    return 'own'\n"}, set(), set()),
    ("replaced method", {"env": SA + NONE + "from sqlalchemy.dialects.mysql.base import MySQLTypeCompiler\n"
                         "MySQLTypeCompiler.visit_DATETIME = lambda self, type_, **kw: 'DATETIME(6)'  # here\n"},
     set(BODIES), TYPES | {"upper", "dialects"}),
]


def normal(statements):
    return sorted(" ".join(text.split()) for text in statements)


class Project:
    def __init__(self, folder, files):
        self.folder = folder
        self.marked = set()
        self.write("alembic.ini", INI)
        for name, text in {"__init__": "", **files}.items():
            if name == "env":
                self.write("scripts/env.py", ENV % text)
            elif name != "revision":
                self.write("app/%s.py" % name, text)
        before = None
        for name, body in BODIES.items():
            self.write("scripts/versions/%s.py" % name, REVISION % ("", name, repr(before), body))
            before = name
        if "revision" in files:
            self.write("scripts/versions/hook.py", REVISION % (files["revision"], "hook", repr(before), "pass"))

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.marked |= {(path, number) for number, line in enumerate(text.splitlines(), 1) if line.endswith("# here")}

    def ask(self, command):
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(done.stderr)
        return json.loads(done.stdout)

    def theirs(self, dialect):
        answer = self.ask([sys.executable, "-B", OFFLINE, "--dialect", dialect, self.folder])
        return {name: answer[name]["upgrade"] for name in BODIES}

    def ours(self, dialect):
        answer = self.ask([PROGRAM, "-c", "alembic.ini", "render", "--dialect", dialect, "--json"])["revisions"]
        return {name: answer[name]["upgrade"] for name in BODIES}


class Environment(unittest.TestCase):
    longMessage = True

    def check(self, name, files, doubted, changed, dialect):
        with tempfile.TemporaryDirectory() as folder:
            project = Project(os.path.realpath(folder), files)
            theirs = project.theirs(dialect)
            ours = project.ours(dialect)
            if dialect == "mysql":
                plain = type(self).plain
                plain = plain or project.theirs(dialect)
                type(self).plain = plain
                different = {one for one in BODIES if theirs[one] != plain[one]}
                self.assertEqual(different, changed, "what Alembic prints otherwise")
                self.assertEqual({one for one in BODIES if ours[one].get("doubts")}, doubted, "doubts")
            for one in BODIES:
                doubts = ours[one].get("doubts", [])
                for doubt in doubts:
                    self.assertIn((doubt["file"], doubt["line"]), project.marked, doubt)
                if not doubts:
                    self.assertEqual(normal(ours[one]["statements"]), normal(theirs[one]), one)

    plain = None

    def test_each_project(self):
        for name, files, doubted, changed in CASES:
            for dialect in ("mysql", "mariadb"):
                with self.subTest(name, dialect=dialect):
                    self.check(name, files, doubted, changed, dialect)


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
