#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""applying.py STEMMA-CLI FOLDER… [--dialect mysql] [--down] [--json OUT.json]: histories applied both ways, and compared.

Each FOLDER is one that rendering.py takes. On one private server the installed Alembic runs each revision, live; on another
the statements of `stemma-cli render --live` are sent one by one. After each revision every object must be the same, as the
server writes it. With --down the way back follows. Project code is run: by Alembic alone. STEMMA_MYSQLD names a MySQL server
to take the place of MariaDB.

A history goes on where a revision can't be applied both ways:
  equal      both have applied it, and the schemas are equal
  alike      both have failed with the same error, and the schemas are equal; or Alembic alone has, for want of a
             condition that newer versions print (rendering.py: version-1.16-if-exists)
  lent       it takes Python to know its SQL: Alembic has run it on both sides
  ours       Alembic can't run it here, mostly for want of a package: our statements were sent to both sides
  neither    nobody could
  unequal    one failed and the other didn't, or the schemas differ; ours is then made anew from Alembic's
`prefix` counts the equal ones from base on; `rows`: those after which rows differ (which times, random ids and lent
revisions explain, or don't).
"""

import argparse
import collections
import concurrent.futures
import json
import os
import queue
import subprocess
import sys

import pymysql
import sqlalchemy.exc

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "support")]

from applyingschema import Schema, differences  # noqa: E402
from private_mariadb import PrivateMariaDB, PrivateMySQL  # noqa: E402
from rendering import script_folder  # noqa: E402
from renderingdifference import conditions_left_out, normal  # noqa: E402

STATES = ("equal", "alike", "lent", "ours", "neither", "unequal")


class Alembic:
    """The peer, a process for each history."""

    def __init__(self, folder, dialect, seconds):
        location, versions, paths = script_folder(folder)
        self._process = subprocess.Popen([sys.executable, "-B", os.path.join(HERE, "applying_peer.py")],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.history = self._ask({"script_location": location, "versions": versions, "paths": paths,
                                  "dialect": dialect, "seconds": seconds})

    def _ask(self, question):
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline() or '{"error": "the peer has ended"}')

    def run(self, revision, function, url):
        return self._ask({"file": revision["file"], "function": function, "url": url})

    def close(self):
        self._process.communicate()


def rendered(program, folder, dialect):
    command = [program, "render", "--json", "--live", "--script-location", folder, "--dialect", dialect]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return json.loads(done.stdout)["revisions"]


def python_classes(error):
    """What Python calls the error: the driver's class, SQLAlchemy's of that name, and their bases."""
    wrapped = getattr(sqlalchemy.exc, type(error).__name__, sqlalchemy.exc.DBAPIError)
    return {one.__name__ for one in type(error).__mro__ + wrapped.__mro__}


def condition_left_out(function, theirs):
    """Whether their statement failed for want of an IF EXISTS that we have."""
    failed = normal(theirs.get("statement") or "")
    return any(conditions_left_out(normal(one), failed) for one in function["statements"])


def send(schema, function):
    """Our statements: {} or the error that nothing passes over, as the peer answers."""
    left = set()
    may_fail = function.get("may_fail") or [None] * len(function["statements"])
    session = schema.session()
    try:
        with session.cursor() as cursor:
            for statement, block in zip(function["statements"], may_fail):
                if block and block["block"] in left:
                    continue
                try:
                    cursor.execute(statement)
                except pymysql.err.MySQLError as error:
                    if block and python_classes(error) & {one.split(".")[-1] for one in block["errors"]}:
                        left.add(block["block"])
                        continue
                    session.rollback()
                    return {"error": "%s: %s" % (type(error).__name__, error), "class": type(error).__name__,
                            "code": error.args[0], "statement": statement}
        session.commit()
    finally:
        session.close()
    return {}


class History:
    def __init__(self, program, folder, dialect, servers, seconds=120, alter=lambda revisions: revisions):
        self.folder, self.dialect = folder, dialect
        self._theirs, self._ours = map(Schema, servers)
        self._alembic = Alembic(folder, dialect, seconds)
        kind = dialect if isinstance(servers[0], PrivateMySQL) or dialect == "mariadb" else "mysql-on-mariadb"
        self._sql = alter(rendered(program, folder, kind))
        self.environment = self._alembic.history.get("environment", "")
        self.error = self._alembic.history.get("error")
        self.revisions = self._alembic.history.get("revisions", [])
        self.steps = []

    def apply(self, with_downgrades):
        self._theirs.create()
        self._ours.create()
        self._before = self._theirs.objects()
        self._different_rows, self._permitted = set(), set()
        for one in self.revisions:
            self._step(one, "upgrade", [one["id"]], one["down"])
        for one in reversed(self.revisions) if with_downgrades else ():
            self._step(one, "downgrade", one["down"], [one["id"]])
        self._alembic.close()
        self._theirs.close()
        self._ours.close()

    def _step(self, revision, direction, rows, rows_before):
        step = {"revision": revision["id"], "file": revision["file"], "direction": direction}
        for schema in (self._theirs, self._ours):
            schema.set_rows(rows_before)
        function = self._sql.get(revision["id"], {}).get(direction, {"needs_python": {
            "reason": "no such revision in our answer", "line": 1}})
        theirs = self._alembic.run(revision, direction, self._theirs.url(self.dialect))
        if "needs_python" in function:
            step.update(needs_python=function["needs_python"])
            self._lend(step, revision, direction, theirs)
        elif "error" in theirs and "code" not in theirs:
            step.update(state="ours", alembic_error=theirs["error"], line=theirs.get("line"))
            self._undo()
            step["ours_error"] = [send(schema, function) for schema in (self._theirs, self._ours)][1]
        else:
            ours = send(self._ours, function)
            step.update(state="equal" if not theirs and not ours else "alike")
            if theirs.get("code") != ours.get("code"):
                step.update(state="unequal")
                if condition_left_out(function, theirs):
                    step.update(permitted=["version-1.16-if-exists"])
            step.update({"alembic_error": theirs} if theirs else {}, **({"ours_error": ours} if ours else {}))
        self._compare(step)
        for schema in (self._theirs, self._ours):
            schema.set_rows(rows)
        self.steps.append(step)

    def _lend(self, step, revision, direction, theirs):
        if "error" in theirs and "code" not in theirs:
            step.update(state="neither", alembic_error=theirs["error"], line=theirs.get("line"))
            self._undo()
            return
        again = self._alembic.run(revision, direction, self._ours.url(self.dialect))
        step.update(state="lent", **({"alembic_error": theirs} if theirs else {}))
        if theirs.get("code") != again.get("code"):
            step.update(state="unequal", ours_error=again)

    def _undo(self):
        """What a revision has done before Alembic failed, not on the server, goes."""
        if self._theirs.objects() != self._before:
            self._make_anew(self._theirs, self._ours)

    @staticmethod
    def _make_anew(schema, other):
        """Both: a server remembers of each key whether it was asked for, and a copy's were."""
        schema.copy_from(other)
        other.copy_from(schema)

    def _compare(self, step):
        theirs, ours = self._theirs.objects(), self._ours.objects()
        lines, permitted = differences(theirs, ours)
        if lines:
            step.update(state="unequal", differences=lines)
        fresh = [one for one, name in permitted if (one, name) not in self._permitted]
        self._permitted = set(permitted)
        if fresh:
            step.update(permitted=step.get("permitted", []) + fresh)
        sums = [schema.checksums() for schema in (self._theirs, self._ours)] if not lines else [{}, {}]
        rows = {name for name in sums[0] if sums[0][name] != sums[1].get(name)}
        if rows - self._different_rows:
            step.update(rows=sorted(rows - self._different_rows))
        self._different_rows = rows
        if step["state"] == "unequal":
            self._make_anew(self._ours, self._theirs)
            theirs = self._theirs.objects()
            again = differences(theirs, self._ours.objects())[0]
            if again:
                step.update(copy=again)
            if "version-1.16-if-exists" in step.get("permitted", []):
                step.update(state="alike")
        self._before = theirs

    def row(self, direction):
        steps = [one for one in self.steps if one["direction"] == direction]
        count = collections.Counter(one["state"] for one in steps)
        prefix = next((n for n, one in enumerate(steps) if one["state"] != "equal"), len(steps))
        return (len(steps), *(count[state] for state in STATES), prefix,
                sum("permitted" in one for one in steps), sum("rows" in one for one in steps))


HEAD = ("revisions", *STATES, "prefix", "permitted", "rows")


def print_table(histories, names):
    width = max(map(len, names + ["history"]))
    for direction in ("upgrade", "downgrade"):
        rows = [history.row(direction) for history in histories]
        if not any(row[0] for row in rows):
            continue
        print("\n%s %s" % ((direction + "s").ljust(width), " ".join(one.rjust(9) for one in HEAD)))
        for name, row in zip(names + ["all"], rows + [tuple(map(sum, zip(*rows)))]):
            print("%s %s" % (name.ljust(width), " ".join(str(one).rjust(9) for one in row)))


def place(history, step):
    return "%s of %s" % (step["direction"], os.path.relpath(step["file"], os.path.dirname(
        os.path.realpath(history.folder))))


def short(error):
    return error if isinstance(error, str) else "%s  in: %s" % (error["error"], " ".join(
        (error.get("statement") or "").split())[:300]) if error else "none"


def print_steps(histories, show):
    for history in histories:
        if history.error:
            print("\n%s: %s" % (history.folder, history.error))
        for step in history.steps:
            if step["state"] == "unequal":
                print("\nUNEQUAL: %s" % place(history, step))
                if "alembic_error" in step or "ours_error" in step:
                    print("  Alembic's error: %s" % short(step.get("alembic_error")))
                    print("  our error:       %s" % short(step.get("ours_error")))
                for line in step.get("differences", [])[:show]:
                    print("  " + line)
            if step.get("copy"):
                print("  not made anew: %s" % step["copy"][:3])
    for title, state, key in (("Both failed alike", "alike", "alembic_error"), ("Alembic can't run", "ours", "alembic_error"),
                              ("Nobody could", "neither", "alembic_error")):
        found = [(history, step) for history in histories for step in history.steps if step["state"] == state]
        print("\n%s: %d" % (title, len(found)))
        for history, step in found[:show]:
            print("  %s: %s" % (place(history, step), short(step[key])))


def apply(program, folder, args, pairs):
    servers = pairs.get()
    try:
        history = History(program, folder, args.dialect, servers, args.seconds)
        history.apply(args.down)
        print("%s %s %s" % (folder, history.row("upgrade"), history.row("downgrade")), file=sys.stderr, flush=True)
        return history
    finally:
        pairs.put(servers)


def servers_of(mysqld):
    return [PrivateMySQL(mysqld) if mysqld else PrivateMariaDB() for _ in range(2)]


def main():
    parser = argparse.ArgumentParser(description="histories applied both ways, and compared")
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--dialect", choices=("mysql", "mariadb"), default="mysql")
    parser.add_argument("--down", action="store_true", help="and back")
    parser.add_argument("--json", help="a file for everything that was found")
    parser.add_argument("--show", type=int, default=20, help="so many lines of each kind")
    parser.add_argument("--seconds", type=float, default=120, help="for one function in Alembic")
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    pairs, started = queue.Queue(), []
    try:
        for _ in range(args.jobs):
            pair = servers_of(os.environ.get("STEMMA_MYSQLD"))
            for server in pair:
                started.append(server.__enter__())
            pairs.put(pair)
        print("on %s" % pair[0].version())
        with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
            histories = list(pool.map(lambda one: apply(args.program, one, args, pairs), args.folders))
    finally:
        for server in started:
            server.stop()
    shared = os.path.commonpath([os.path.realpath(one) for one in args.folders])
    names = [os.path.relpath(os.path.realpath(one), shared) if len(args.folders) > 1 else os.path.basename(shared)
             for one in args.folders]
    print_table(histories, names)
    print_steps(histories, args.show)
    if args.json:
        with open(args.json, "w", encoding="utf-8") as file:
            json.dump([{key: value for key, value in vars(one).items() if not key.startswith("_")}
                       for one in histories], file, indent=1)
    sys.exit(1 if any(step["state"] == "unequal" for one in histories for step in one.steps) else 0)


if __name__ == "__main__":
    main()
