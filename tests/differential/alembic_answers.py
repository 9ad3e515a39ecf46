#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""alembic_answers.py CASES.json [OUT.json] [--seeds 3] [--source DIR]: what the real Alembic answers.

The questions and answers are those of graph-answers (graphanswers.h); case_generator.py says how a case is written.
Revisions are modules made in memory; rows are moved in a real table of an SQLite database, so that an UPDATE that finds
no row, or two, fails as it would in production. Alembic walks sets of strings: each case is asked in --seeds processes
with different hash seeds, and where they disagree an answer has all of them as "variants". --source names a checkout of
another Alembic.
"""

import argparse
import concurrent.futures
import io
import json
import os
import signal
import subprocess
import sys
import types
import warnings

# of processor time; there are cycles that Alembic walks for ever
SECONDS = float(os.environ.get("ALEMBIC_ANSWERS_SECONDS", "0.7"))
PARALLEL = 2


class Late(Exception):
    pass


def as_written(names):
    """A variable as script.py.mako writes it."""
    if not names:
        return None
    return names[0] if len(names) == 1 else tuple(names)


class Peer:
    """One case in the hands of Alembic."""

    def __init__(self, revisions):
        from alembic.script import ScriptDirectory
        from alembic.script.revision import RevisionMap

        self.written = None
        self.script = ScriptDirectory(".")
        self.script.revision_map = RevisionMap(lambda: [self._script(one) for one in revisions])
        self.script._ensure_directory = lambda path: None
        self.script._generate_template = lambda source, target, **values: self._write(values)

    @staticmethod
    def _script(revision):
        from alembic.script import Script

        module = types.ModuleType(revision["id"], revision["id"])
        module.down_revision = as_written(revision["down"])
        module.depends_on = as_written(revision["depends_on"])
        module.branch_labels = as_written(revision["labels"])
        module.upgrade = named("upgrade")
        module.downgrade = named("downgrade")
        return Script(module, revision["id"], "versions/%s.py" % revision["id"])

    def _write(self, values):
        self.written = values
        raise Late  # before Alembic reads the file back

    def load(self):
        return len({one.revision for one in self.script.revision_map._revision_map.values() if one})

    def answer(self, query):
        return getattr(self, "_" + query["op"])(query)

    # the graph

    def _heads(self, query):
        return {"heads": list(self.script.get_heads()), "effective": list(self.script.revision_map._real_heads)}

    def _bases(self, query):
        return {"bases": list(self.script.get_bases()), "effective": list(self.script.revision_map._real_bases)}

    def _branches(self, query):
        return {"branches": [{"id": one.revision, "into": sorted(one.nextrev)}
                             for one in self.script.walk_revisions() if one.is_branch_point]}

    def _graph(self, query):
        known = self.script.revision_map._revision_map.values()
        return {"revisions": [self._node(one) for one in dict.fromkeys(one for one in known if one)]}

    @staticmethod
    def _node(one):
        flags = {"head": one._is_real_head, "effective head": one.is_head and not one._is_real_head,
                 "base": one.is_base, "branchpoint": one.is_branch_point, "mergepoint": one.is_merge_point}
        return {"id": one.revision, "down": list(one._versioned_down_revisions),
                "depends_on": sorted(one._resolved_dependencies),
                "effective_down": sorted(one._normalized_down_revisions), "next": sorted(one.nextrev),
                "effective_next": sorted(one._all_nextrev), "labels": sorted(one.branch_labels),
                "flags": [flag for flag, is_set in flags.items() if is_set]}

    def _resolve(self, query):
        return {"ids": [getattr(one, "revision", one) for one in self.script.get_revisions(query["to"])]}

    def _resolve_one(self, query):
        one = self.script.get_revision(query["to"])
        return {"id": getattr(one, "revision", one)}

    def _current(self, query):
        return {"ids": sorted(one.revision for one in self.script.get_all_current(tuple(query["from"])))}

    def _history(self, query):
        from alembic.util import CommandError

        lower, upper = "base", "heads"
        if query.get("range") is not None:
            if ":" not in query["range"]:
                raise CommandError("History range requires [start]:[end], [start]:, or :[end]")
            lower, upper = query["range"].strip().split(":")
            rows = tuple(query.get("from") or ())
            if upper == "current":
                upper = rows
            elif lower == "current":
                lower = rows
        return {"ids": [one.revision for one in self.script.walk_revisions(lower or "base", upper or "heads")]}

    # plans

    def _upgrade(self, query):
        return self._moves(query, self.script._upgrade_revs)

    def _downgrade(self, query):
        return self._moves(query, self.script._downgrade_revs)

    def _moves(self, query, plan):
        from alembic.util import CommandError

        if ":" in query["to"]:
            raise CommandError("Range revision not allowed")
        rows = tuple(query["from"])
        return self._run(plan(query["to"], rows), rows, lambda step: step.revision.revision)

    def _stamp(self, query):
        rows = () if query.get("purge") else tuple(query["from"])
        targets = query["to"] if isinstance(query["to"], list) else [query["to"]]
        return self._run(self.script._stamp_revs(tuple(targets), rows), rows, lambda step: {
            "from": sorted(step.from_), "to": sorted(step.to_), "up": step.is_upgrade,
            "branch_move": step.branch_move})

    def _run(self, steps, rows, told):
        from alembic.runtime.migration import HeadMaintainer, MigrationContext
        from sqlalchemy import create_engine, text

        steps = list(steps)
        with create_engine("sqlite://").connect() as connection:
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
            for row in rows:
                connection.execute(text("INSERT INTO alembic_version VALUES (:row)"), {"row": row})
            context = MigrationContext.configure(connection=connection, opts={"version_table_pk": False})
            maintainer = HeadMaintainer(context, rows)
            after = [sorted(rows)]
            answer = {"steps": [told(step) for step in steps]}
            for step in steps:
                savepoint = connection.begin_nested()
                try:
                    maintainer.update_to_step(step)
                except Late:
                    raise
                except Exception as exception:
                    savepoint.rollback()
                    answer["failure"] = told_error(exception)
                    break
                savepoint.commit()
                after.append(sorted(connection.scalars(text("SELECT version_num FROM alembic_version"))))
        return {**answer, "rows_after": after[1:], "rows": after[-1]}

    # scripts

    def _upgrade_sql(self, query):
        return self._offline(query, self.script._upgrade_revs)

    def _downgrade_sql(self, query):
        from alembic.util import CommandError

        if ":" not in query["to"]:
            raise CommandError("downgrade with --sql requires <fromrev>:<torev>")
        return self._offline(query, self.script._downgrade_revs)

    def _stamp_sql(self, query):
        return self._offline(query, lambda target, rows: self.script._stamp_revs((target,), rows))

    def _offline(self, query, plan):
        from alembic.runtime.migration import MigrationContext

        start, colon, target = query["to"].partition(":")
        out = io.StringIO()
        context = MigrationContext.configure(dialect_name="mysql", opts={
            "as_sql": True, "script": self.script, "starting_rev": start if colon else None,
            "output_buffer": out, "fn": lambda rows, _: plan(target if colon else start, rows)})
        with context.begin_transaction():
            context.run_migrations()
        return {"sql": out.getvalue()}

    # new revisions

    def _revision(self, query):
        try:
            self.script.generate_revision(
                "feedfacecafe", "message", head=query.get("head"), splice=query.get("splice", False),
                branch_labels=as_written(query.get("labels")), depends_on=query.get("depends_on"))
        except Late:
            if self.written is None:
                raise
        written, self.written = self.written, None
        return {"down": as_list(written["down_revision"]), "depends_on": as_list(written["depends_on"])}


def as_list(value):
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def named(name):
    def function(**_):
        pass

    function.__name__ = name
    return function


def told_error(exception):
    told = {"class": type(exception).__name__, "message": str(exception)}
    if exception.__cause__ is not None:
        cause = exception.__cause__
        told["cause"] = {"class": type(cause).__name__, "message": str(cause)}
    return told


def guarded(question):
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        return {"ok": question()}
    except Late:
        return {"error": {"class": "TimeoutError", "message": "no answer in %g s" % SECONDS}}
    except Exception as exception:
        return {"error": told_error(exception)}
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def answers(case):
    peer = Peer(case["revisions"])
    load = guarded(peer.load)
    results = []
    for query in case["queries"]:
        last = results[-1] if results else load
        late = last.get("error", {}).get("class") == "TimeoutError"
        # one endless walk is enough; and what can't be loaded has no answers
        results.append(last if late or "error" in load else guarded(lambda: peer.answer(query)))
    return {"name": case["name"], "load": load, "results": results}


def on_alarm(number, frame):
    raise Late


def child():
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGVTALRM, on_alarm)
    json.dump([answers(case) for case in json.load(sys.stdin)], sys.stdout)


def merged(told):
    """One answer of several processes."""
    different = [one for place, one in enumerate(told) if one not in told[:place]]
    return {**different[0], **({"variants": different} if len(different) > 1 else {})}


def ask(cases, seeds=3, source=None):
    """The answers of Alembic to a list of cases."""
    def run(seed):
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        if source:
            environment["PYTHONPATH"] = source
        done = subprocess.run([sys.executable, os.path.abspath(__file__), "--child"], input=json.dumps(cases),
                              stdout=subprocess.PIPE, text=True, env=environment, check=True)
        return json.loads(done.stdout)

    with concurrent.futures.ThreadPoolExecutor(PARALLEL) as pool:
        runs = list(pool.map(run, range(seeds)))
    return [{"name": same[0]["name"], "load": merged([one["load"] for one in same]),
             "results": [merged(list(told)) for told in zip(*(one["results"] for one in same))]}
            for same in zip(*runs)]


def main():
    if sys.argv[1:] == ["--child"]:
        child()
        return
    parser = argparse.ArgumentParser(description="what the real Alembic answers")
    parser.add_argument("cases")
    parser.add_argument("out", nargs="?")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--source", help="a checkout of Alembic to ask instead of the installed one")
    args = parser.parse_args()
    with open(args.cases) as file:
        cases = json.load(file)["cases"]
    text = json.dumps({"cases": ask(cases, args.seeds, args.source)}, indent=1) + "\n"
    if args.out:
        with open(args.out, "w") as file:
            file.write(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
