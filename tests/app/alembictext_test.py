# SPDX-License-Identifier: GPL-3.0-or-later
"""What stemma-cli prints about a graph is what alembic prints, to the letter.

Alembic lists labels and children in no certain order (they are sets there), so such lists are sorted on both
sides before they are compared; nothing else is touched.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

sys.dont_write_bytecode = True

from alembic import command, util  # noqa: E402
from alembic.config import Config  # noqa: E402

CRASHED = object()
CLI = os.environ["STEMMA_CLI"]
SOURCES = Path(__file__).resolve().parents[2]

REVISION = '''"""{doc}"""
revision = {id!r}
down_revision = {down!r}
branch_labels = {labels!r}
depends_on = {depends!r}


def upgrade():
    pass


def downgrade():
    pass
'''


def rev(id, down=(), labels=None, depends=None, doc=None):
    down = {0: None, 1: down[0] if down else None}.get(len(down), tuple(down))
    doc = doc if doc is not None else f"message of {id}\n\nRevision ID: {id}\n"
    return {"id": id, "down": down, "labels": labels, "depends": depends, "doc": doc}


PROJECTS = {
    "empty": [],
    "one": [rev("aaa1")],
    "line": [rev("aaa1"), rev("bbb2", ["aaa1"]), rev("ccc3", ["bbb2"])],
    "branches and a merge": [
        rev("aaa1"), rev("bbb2", ["aaa1"], labels="shop"), rev("ccc3", ["aaa1"]), rev("ddd4", ["bbb2"]),
        rev("eee5", ["ddd4", "ccc3"], doc="merge\n"), rev("fff6", ["ccc3"]),
    ],
    "two bases, labels, dependencies": [
        rev("aaa1", labels=("core", "main")), rev("bbb2", ["aaa1"]),
        rev("cc01", labels="net"), rev("cc02", ["cc01"], depends="bbb2"),
        rev("cc03", ["cc02"], depends=("core", "bbb2")), rev("dd01", depends="net"),
    ],
    "docstrings": [
        rev("aaa1", doc=""), rev("bbb2", ["aaa1"], doc="\n  First line\n  second line\n\n  Third.\n\n"),
        rev("ccc3", ["bbb2"], doc="Grüße an 表\n \nnot quite empty line"),
        rev("ddd4", ["ccc3"], doc="50 % and %s and %(x)s\n\nRevision ID: ddd4\nRevises: ccc3\n"),
    ],
}
COMMANDS = [
    ["heads"], ["heads", "-v"], ["heads", "--resolve-dependencies"], ["heads", "--verbose", "--resolve-dependencies"],
    ["branches"], ["branches", "-v"], ["history"], ["history", "-v"], ["history", "--rev-range", "aaa1:"],
    ["history", "-r", ":bbb2"], ["history", "-r", "base:heads"], ["history", "-r", "bbb:ccc3"], ["history", "-r-1:"],
    ["history", "-r", "-2:"], ["history", "-r", ":+2"], ["history", "-r", "aaa1+1:", "-v"], ["history", "-r", "net@base:net@head"],
    ["history", "-r", "ddd4:aaa1"], ["history", "-r", "nope:"], ["history", "-r", "head"], ["history", "-r", "a:b:c"],
    ["show", "head"], ["show", "heads"], ["show", "base"], ["show", "aaa"], ["show", "shop"], ["show", "net@head"],
    ["show", "nope"], ["show", "head-1"], ["show", "bbb2"], ["show", "ccc3+1"],
]


class Output(io.StringIO):
    encoding = "utf-8"  # alembic writes question marks to what says none


def write_project(folder, revisions):
    (folder / "alembic/versions").mkdir(parents=True)
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s/alembic\n")
    (folder / "alembic/env.py").write_text("")
    for revision in revisions:
        path = folder / "alembic/versions" / (revision["id"] + "_x.py")
        path.write_text(REVISION.format(**revision), encoding="utf-8")


def asked_alembic(ini, arguments):
    """What alembic prints; None where it refuses, CRASHED where it ends without a word."""
    verb, *rest = arguments
    ranged = next((rest[i + 1] if a in ("-r", "--rev-range") else a[2:] for i, a in enumerate(rest)
                   if a in ("-r", "--rev-range") or a.startswith("-r-")), None)
    verbose = "-v" in rest or "--verbose" in rest
    out = Output()
    config = Config(str(ini), stdout=out)
    calls = {
        "heads": lambda: command.heads(config, verbose, "--resolve-dependencies" in rest),
        "branches": lambda: command.branches(config, verbose),
        "history": lambda: command.history(config, ranged, verbose),
        "show": lambda: command.show(config, rest[0]),
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            calls[verb]()
        except AssertionError:
            return CRASHED
        except (util.CommandError, ValueError):
            return None
    return out.getvalue()


def asked_stemma(ini, arguments):
    done = subprocess.run([CLI, "-c", str(ini), *arguments], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done
    return done.stdout if done.returncode == 0 else None


def ordered(text):
    """The same with what alembic keeps in sets in one order."""
    if text is None:
        return None
    text = re.sub(r"\(([\w, ]+)\)", lambda m: "(%s)" % ", ".join(sorted(m[1].split(", "))), text)
    text = re.sub(r"^(Branches into|Branch names): (.*)$",
                  lambda m: f"{m[1]}: " + ", ".join(sorted(m[2].split(", "))), text, flags=re.M)
    return re.sub(r"(?:^ +-> .*\n)+", lambda m: "".join(sorted(m[0].splitlines(True))), text, flags=re.M)


class AlembicText(unittest.TestCase):
    maxDiff = None

    def compare(self, ini):
        said = 0
        for arguments in COMMANDS:
            with self.subTest(" ".join(arguments)):
                theirs, ours = asked_alembic(ini, arguments), asked_stemma(ini, arguments)
                if theirs is CRASHED:  # a bare assertion of its sorting; ours answered or said why not
                    continue
                self.assertEqual(ordered(ours), ordered(theirs))
                said += bool(theirs)
        return said

    def test_generated_projects(self):
        said = 0
        for name, revisions in PROJECTS.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                write_project(Path(folder), revisions)
                said += self.compare(Path(folder) / "alembic.ini")
        self.assertGreater(said, 60, "most of these commands print something")

    def test_the_demo(self):
        self.assertGreater(self.compare(SOURCES / "migrations/alembic.ini"), 10)


if __name__ == "__main__":
    unittest.main()
