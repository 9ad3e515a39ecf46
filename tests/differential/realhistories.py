#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""realhistories.py PROGRAMS FOLDER…: real projects, read and planned by us and by the real Alembic.

PROGRAMS is the folder of graph-answers and history-headers; each FOLDER holds a project's revision files, in subfolders
too. Both read the files (packages that a file imports and that aren't there are replaced by stand-ins on Alembic's side);
the headers must be equal, and so must heads, bases, branches, history and plans from base, from heads and between some
rows, up and down.
"""

import argparse
import ast
import importlib.abc
import importlib.machinery
import json
import os
import random
import subprocess
import sys
import types
from unittest import mock

ROWS = 12  # as many states of the database are tried


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds what nothing else has found; what is imported from it is a mock."""

    def find_spec(self, name, path, target=None):
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = mock.MagicMock(name=spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module):
        pass


def folders_below(top):
    """The folders that hold revision files, in the order in which both read them."""
    found = []
    for folder, inner, files in os.walk(top):
        inner.sort()
        if any(is_revision_file(name) for name in files) and os.path.basename(folder) != "__pycache__":
            found.append(folder)
    return found


def is_revision_file(name):
    return name.endswith(".py") and not name.startswith((".#", "__init__"))


def compile_leniently(path, with_calls=False):
    """A module whose statements may fail, each for itself: what stands in for a package can't do everything."""
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    tree.body = [one if isinstance(one, ast.ImportFrom) and one.module == "__future__" else ast.Try(
        [one], [ast.ExceptHandler(ast.Name("Exception", ast.Load()), None, [ast.Pass()])], [], [])
        for one in tree.body if with_calls or not isinstance(one, ast.Expr)]
    return compile(ast.fix_missing_locations(tree), path, "exec")


def load_leniently(folder, name):
    module = types.ModuleType(name.removesuffix(".py"))
    sys.modules[module.__name__] = module  # where decorators look for it
    exec(compile_leniently(os.path.join(folder, name)), module.__dict__)
    return module


def read_by_alembic(folders):
    """In a child process: its modules, and its stand-ins, are gone with it."""
    import alembic.op
    import sqlalchemy.dialects.mysql
    import sqlalchemy.dialects.postgresql
    import sqlalchemy.ext.declarative
    import sqlalchemy.orm
    from alembic.script import ScriptDirectory
    from alembic.util import to_tuple

    alembic.script.base.util.load_python_file = load_leniently
    sys.meta_path.append(StandIns())  # what those look for and do without isn't to be found now

    script = ScriptDirectory(folders[0], version_locations=folders)
    return [{"id": one.revision, "down": list(to_tuple(one.down_revision, default=())),
             "depends_on": list(to_tuple(one.dependencies, default=())),
             # a label that only the missing package knows is unknown to both
             "labels": [label for label in one._orig_branch_labels if isinstance(label, str)]}
            for one in script._load_revisions()]


def child(argument, folders):
    return [sys.executable, "-B", os.path.abspath(__file__), argument, *folders]


def output(command):
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def questions(revisions):
    from graphmodel import Graph

    graph, chosen = Graph(revisions), random.Random("rows")
    ids = list(graph.by_id)
    asked = [{"op": op} for op in ("heads", "bases", "branches", "graph", "history")]
    asked += [{"op": "upgrade", "from": [], "to": to} for to in ("head", "heads", "+1", "+3")]
    tops = sorted(graph.tips(ids))
    asked += [{"op": "downgrade", "from": tops, "to": to} for to in ("base", "-1", "-3")]
    asked += [{"op": "upgrade_sql", "to": "base:heads"}]
    for _ in range(ROWS):
        rows = sorted(graph.tips(chosen.sample(ids, min(len(ids), chosen.choice([1, 1, 2])))))
        asked += [{"op": "upgrade", "from": rows, "to": to} for to in ("heads", "head", chosen.choice(ids))]
        lower = chosen.choice(sorted(graph.below(rows)))
        asked += [{"op": "downgrade", "from": rows, "to": to} for to in ("base", "-1", lower)]
        asked += [{"op": "history", "range": lower + ":" + rows[0]}, {"op": "current", "from": rows},
                  {"op": "stamp", "from": rows, "to": chosen.choice(ids), "purge": False},
                  {"op": "resolve", "to": chosen.choice(ids)[:6]}]
    return asked


def compare_project(programs, top):
    from alembic_answers import ask
    from compare import compare
    from differential_test import our_answers

    folders = folders_below(top)
    theirs = output(child("--read", folders))
    ours = output([os.path.join(programs, "history-headers"), *folders])
    headers = [pair for pair in zip(ours["revisions"], theirs) if pair[0] != pair[1]]
    if len(ours["revisions"]) != len(theirs) or headers:
        print("  headers differ: %d of ours, %d of theirs; %s; not read: %s"
              % (len(ours["revisions"]), len(theirs), headers[:3], ours["unread"][:3]))
    case = {"name": top, "revisions": theirs, "queries": questions(theirs)}
    mine = our_answers(os.path.join(programs, "graph-answers"), [case])
    comparison = compare([case], mine, ask([case], 2))
    heads = mine[0]["results"][0]["ok"]["heads"]
    print("%s: %d revisions, %d heads, %d headers differ" % (top, len(theirs), len(heads), len(headers)))
    comparison.report()
    return not headers and not comparison.unmatched


def main():
    if sys.argv[1:2] == ["--read"]:
        # what a file prints goes elsewhere
        with open(os.dup(1), "w") as out:
            os.dup2(2, 1)
            json.dump(read_by_alembic(sys.argv[2:]), out)
        return
    parser = argparse.ArgumentParser(description="real projects, by us and by Alembic")
    parser.add_argument("programs")
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    os.environ["ALEMBIC_ANSWERS_SECONDS"] = "120"
    equal = [compare_project(args.programs, os.path.abspath(folder)) for folder in args.folders]
    sys.exit(0 if all(equal) else 1)


if __name__ == "__main__":
    main()
