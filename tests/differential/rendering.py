#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rendering.py STEMMA-CLI FOLDER… [--dialect mysql] [--json OUT.json] [--show 20]: revisions' SQL, ours and Alembic's.

Each FOLDER is a script location, with env.py and `versions`, or a folder of revision files. For each revision and
direction the installed Alembic is asked offline (rendering_peer.py: no database, env.py's naming convention and hooks
applied where it can be imported), and `stemma-cli render` natively. Both are compared as sets of statements
(renderingdifference.py), over the functions that Alembic renders. Project code is run: by Alembic alone.

The table has a line for each history and direction:
  files     functions, one for each revision file
  alembic   of these, Alembic prints offline
  finished, empty, python: what we say of all files: statements; proven empty; NeedsPython
  done %    of what Alembic prints, we finish (statements, or proven empty)
  equal %   of these, equal, or different in what is permitted alone; `exact` are equal in all but white space
"""

import argparse
import collections
import concurrent.futures
import json
import os
import subprocess
import sys

from renderingdifference import Difference

HERE = os.path.dirname(os.path.abspath(__file__))
DIRECTIONS = ("upgrade", "downgrade")
MARKS = (".git", "pyproject.toml", "setup.cfg", "setup.py")


def script_folder(folder):
    """Script location, folder of revision files, and where the project's modules are imported from."""
    location = os.path.realpath(folder)
    versions = os.path.join(location, "versions")
    if not os.path.isdir(versions):
        versions = location
        if not os.path.isfile(os.path.join(location, "env.py")) and os.path.isfile(
                os.path.join(os.path.dirname(location), "env.py")):
            location = os.path.dirname(location)
    root = os.path.dirname(location)
    while os.path.isfile(os.path.join(root, "__init__.py")):
        root = os.path.dirname(root)
    top = root
    while top != "/" and not any(os.path.exists(os.path.join(top, mark)) for mark in MARKS):
        top = os.path.dirname(top)
    return location, versions, [root] if top == "/" else [root, os.path.join(top, "src"), top]


def ask_alembic(folder, dialect, seconds):
    location, versions, paths = script_folder(folder)
    question = {"script_location": location, "versions": versions, "paths": paths, "dialect": dialect,
                "seconds": seconds}
    done = subprocess.run([sys.executable, "-B", os.path.join(HERE, "rendering_peer.py")],
                          input=json.dumps(question).encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def ask_stemma(program, folder, dialect):
    command = [program, "render", "--json", "--script-location", folder, "--dialect", dialect]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return json.loads(done.stdout)["revisions"]


def judged(file, direction, ours, theirs):
    """What became of one function."""
    one = {"revision": file["id"], "file": file["file"], "direction": direction}
    if ours is None:
        one.update(state="unread", reason="no such revision in our answer", line=1)
    elif "needs_python" in ours:
        one.update(state="python", reason=ours["needs_python"]["reason"], line=ours["needs_python"]["line"])
    else:
        one["state"] = "finished" if ours["statements"] else "empty" if ours.get("empty") else "unproven"
        one["ours"] = ours["statements"]
    if "error" in theirs:
        one.update(alembic_error=theirs["error"], alembic_line=theirs.get("line", 0))
        return one
    one["theirs"] = theirs["statements"]
    if one["state"] in ("finished", "empty"):
        difference = Difference(one["ours"], theirs["statements"])
        one.update(equal=difference.is_equal, permitted=difference.permitted, reordered=difference.is_reordered)
        if not difference.is_equal:
            one.update(missing=difference.missing, extra=difference.extra)
    return one


class History:
    def __init__(self, folder, dialect, alembic, ours):
        self.folder, self.dialect = folder, dialect
        self.environment = alembic.get("environment", "")
        self.convention = alembic.get("convention")  # None: whatever env.py has given
        self.error = alembic.get("error")
        self.functions = [judged(file, direction, ours.get(file["id"], {}).get(direction), file[direction])
                          for file in alembic.get("files", []) for direction in DIRECTIONS]

    def row(self, direction):
        return Row([one for one in self.functions if one["direction"] == direction])


class Row:
    """Sums over functions."""

    def __init__(self, functions):
        states = collections.Counter(one["state"] for one in functions)
        self.files = len(functions)
        self.finished, self.empty, self.python = states["finished"], states["empty"], len(functions) - states[
            "finished"] - states["empty"]
        rendered = [one for one in functions if "theirs" in one]
        self.alembic = len(rendered)
        self.alembic_with_sql = sum(bool(one["theirs"]) for one in rendered)
        self.done = sum("equal" in one for one in rendered)
        self.done_with_sql = sum("equal" in one and bool(one["theirs"]) for one in rendered)
        self.equal = sum(one.get("equal", False) for one in rendered)
        self.exact = sum(one.get("equal", False) and not one["permitted"] for one in rendered)
        self.reordered = sum(one.get("reordered", False) for one in rendered)

    def cells(self):
        return (self.files, self.alembic, self.finished, self.empty, self.python, self.done, percent(
            self.done, self.alembic), self.exact, self.equal, percent(self.equal, self.done), self.done - self.equal)


def percent(part, whole):
    return "%.1f" % (100 * part / whole) if whole else "-"


HEAD = ("files", "alembic", "finished", "empty", "python", "done", "done %", "exact", "equal", "equal %", "unequal")


def print_table(histories, names):
    width = max(map(len, names + ["history"]))
    for direction in DIRECTIONS:
        print("\n%s %s" % ((direction + "s").ljust(width), " ".join(one.rjust(8) for one in HEAD)))
        for history, name in zip(histories, names):
            print("%s %s" % (name.ljust(width), " ".join(str(one).rjust(8) for one in history.row(direction).cells())))
        total = Row([one for history in histories for one in history.functions if one["direction"] == direction])
        print("%s %s" % ("all".ljust(width), " ".join(str(one).rjust(8) for one in total.cells())))
        print("  of those for which Alembic prints statements: %d of %d done (%s %%)" % (
            total.done_with_sql, total.alembic_with_sql, percent(total.done_with_sql, total.alembic_with_sql)))
        if total.reordered:
            print("  equal, but in another order: %d" % total.reordered)


def print_reasons(histories, show):
    reasons = collections.defaultdict(list)
    for history in histories:
        for one in history.functions:
            if "theirs" in one and "equal" not in one and one["direction"] == "upgrade":
                reasons[one["reason"]].append("%s:%s" % (one["file"], one["line"]))
    print("\nWhy upgrades that Alembic prints are not finished (%d):" % sum(map(len, reasons.values())))
    for reason, places in sorted(reasons.items(), key=lambda item: -len(item[1]))[:show]:
        print("%5d  %s\n       %s" % (len(places), reason, places[0]))


def print_unequal(histories, show):
    unequal = [one for history in histories for one in history.functions if one.get("equal") is False]
    print("\nUnequal (%d):" % len(unequal))
    for one in unequal[:show]:
        print("%s %s of %s" % (one["direction"], one["revision"], one["file"]))
        for sign, key in (("  alembic: ", "missing"), ("  stemma:  ", "extra")):
            for statement in one[key][:4]:
                print(sign + statement[:1000])
    permitted = collections.Counter(name for history in histories for one in history.functions
                                    for name in one.get("permitted", []))
    print("\nPermitted differences, in statements: %s" % (dict(permitted) or "none"))


def compare(program, folder, dialect, seconds):
    return History(folder, dialect, ask_alembic(folder, dialect, seconds), ask_stemma(program, folder, dialect))


def main():
    parser = argparse.ArgumentParser(description="revisions' SQL, ours and Alembic's")
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--dialect", choices=("mysql", "mariadb"), default="mysql")
    parser.add_argument("--json", help="a file for everything that was found")
    parser.add_argument("--show", type=int, default=20, help="so many reasons and unequal functions")
    parser.add_argument("--seconds", type=float, default=20, help="for one function in Alembic")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        histories = list(pool.map(lambda one: compare(args.program, one, args.dialect, args.seconds), args.folders))
    shared = os.path.commonpath([os.path.realpath(one) for one in args.folders])
    names = [os.path.relpath(os.path.realpath(one), shared) if len(args.folders) > 1 else os.path.basename(shared)
             for one in args.folders]
    print_table(histories, names)
    print("\nenv.py in Alembic:")
    for history, name in zip(histories, names):
        print("  %s: %s" % (name, history.error or history.environment))
        if history.convention:
            print("    naming convention, read with stand-ins: %s" % history.convention)
    print_reasons(histories, args.show)
    print_unequal(histories, args.show)
    if args.json:
        with open(args.json, "w", encoding="utf-8") as file:
            json.dump([vars(history) for history in histories], file, indent=1)
    unequal = sum(one.get("equal") is False for history in histories for one in history.functions)
    sys.exit(1 if unequal else 0)


if __name__ == "__main__":
    main()
