# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the SQL of single revisions, offline, through a project's own env.py. Runs in the project's own Python.

The program that started it has handed it `f`, a reader of its standard input: one JSON object a line asks, one a line
answers. Standard output is the answers' alone: what project code prints goes to standard error, and what it reads is
empty. A question is {"id":…, "command":"hello"} or {"id":…, "command":"sql", "file":…, "revision":…, "parents":[…],
"direction":"upgrade", "live":false, "mariadb":false}; the first line of all says where the project is.

Of Alembic only what one revision's function prints is taken, by standing where its output goes: nothing is parsed. No
database is connected to. What offline mode would print otherwise than what runs on a database, is refused, not printed:
answers of queries, parameters without values, and, where `live` says that the statements are to be run, what follows
from errors. Works with Python 3.8 and later, Alembic 1.8 and later, SQLAlchemy 1.4 and 2.

The files of this folder are one program, one behind the other.
"""

import importlib.util
import os
import re
import sys
import sysconfig

MOST_FILES = 50000

answers = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
sys.path[:] = [one for one in sys.path if one]


class Refused(Exception):
    """What would be printed is not what would be run."""


class Files:
    """What was read, beyond Python's own packages, each with what the system said of it at that moment."""

    def __init__(self):
        paths = sysconfig.get_paths()
        self.own = tuple(sorted({os.path.realpath(paths[one]) + os.sep
                                 for one in ("stdlib", "platstdlib", "purelib", "platlib")}))
        self.own += ("/proc/", "/dev/", "/sys/", "/usr/lib/python3/", "/usr/share/")
        self.seen, self.news, self.busy, self.overflow = set(), [], False, False

    def hook(self, event, arguments):
        if event not in ("open", "os.listdir", "os.scandir") or self.busy:
            return
        path = arguments[0]
        if event == "open" and self.writes(*arguments[1:3]):
            return
        self.busy = True
        try:
            self.note("." if path is None else path)
        except Exception:  # whatever a path may be
            pass
        finally:
            self.busy = False

    @staticmethod
    def writes(mode, flags):
        if isinstance(mode, str):
            return mode[:1] in ("w", "a", "x")
        return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))

    def note(self, path):
        if not isinstance(path, (str, bytes)):
            return
        path = os.path.abspath(os.fsdecode(path))
        if path.endswith(".pyc"):
            try:
                path = importlib.util.source_from_cache(path)
            except ValueError:
                pass
        if path in self.seen or path.startswith(self.own) or os.path.realpath(path).startswith(self.own):
            return
        if len(self.seen) >= MOST_FILES:
            self.overflow = True
            return
        self.seen.add(path)
        try:
            found = os.stat(path)
            self.news.append([path, str(found.st_mtime_ns), found.st_size])
        except OSError:
            self.news.append([path, "", -1])


class Secrets:
    def __init__(self):
        self.found = set()

    def watch(self, url):
        """Every URL that SQLAlchemy reads."""
        for name in ("_parse_url", "_parse_rfc1738_args"):
            parse = getattr(url, name, None)
            if parse:
                setattr(url, name, self._watched(parse))

    def _watched(self, parse):
        def watched(text):
            found = parse(text)
            if found.password:
                self.found.add(str(found.password))
            return found
        return watched

    def all(self):
        for name, value in os.environ.items():
            if re.search("PASSW|PWD$|SECRET|TOKEN|PRIVATE_?KEY|API_?KEY", name, re.I) and len(value) > 3 and name not in (
                    "PWD", "OLDPWD"):
                self.found.add(value)
            found = re.search(r"://[^\s:/@'\"]*:([^\s'\"]*)@", value)
            if found and found.group(1):
                self.found.add(found.group(1))
        return sorted(self.found)


files = Files()
