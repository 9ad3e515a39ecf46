#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""differential_test.py GRAPH-ANSWERS [--cases 120] [--seed 1] [--seeds 3] [--source DIR]: us against Alembic, live.

Generates cases, asks both, compares (compare.py). For a broken project that Alembic can't load it is also asked about
the sound revisions alone, and our plans between these, made with the broken part there, must be the same.
"""

import argparse
import json
import subprocess
import sys
import tempfile

from alembic_answers import ask
from case_generator import make_cases
from compare import compare
from graphmodel import Graph


def our_answers(program, cases):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"cases": cases}, file)
        file.flush()
        done = subprocess.run([program, file.name], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)["cases"]


def sound_part(case):
    """The case without its broken part, and with questions that need only that; None where nothing is left."""
    graph = Graph(case["revisions"])
    broken = graph.broken() | {one for one, _ in graph.label_clashes()}
    faulty = {problem[3][0] for problem in graph.problems() if problem[0] == "bad-character"}
    broken = graph.above(broken | faulty)
    sound = [one for one in case["revisions"] if one["id"] not in broken]
    if not broken or not sound:
        return None
    queries = []
    for one in sound:
        queries.append({"op": "upgrade", "from": [], "to": one["id"]})
        queries.append({"op": "downgrade", "from": [one["id"]], "to": "base"})
        queries.append({"op": "history", "range": ":" + one["id"]})
    return {"name": "sound part of " + case["name"], "revisions": sound, "queries": queries}


def compare_sound_parts(program, cases, seeds, source):
    """Ours with the broken part there, Alembic's without: steps and rows must be equal."""
    pairs = [(case, sound_part(case)) for case in cases]
    pairs = [(case, part) for case, part in pairs if part]
    ours = our_answers(program, [{**case, "queries": part["queries"]} for case, part in pairs])
    parts = [part for _, part in pairs]
    # the problems are those of the whole case, and have been checked
    return compare(parts, [{**answers, "problems": []} for answers in ours], ask(parts, seeds, source),
                   check_problems=False)


def main():
    parser = argparse.ArgumentParser(description="us against Alembic, live")
    parser.add_argument("program")
    parser.add_argument("--cases", type=int, default=120)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--seeds", type=int, default=3, help="hash seeds to ask Alembic with")
    parser.add_argument("--source", help="a checkout of Alembic to ask instead of the installed one")
    args = parser.parse_args()
    cases = make_cases(args.cases, args.seed)
    whole = compare(cases, our_answers(args.program, cases), ask(cases, args.seeds, args.source))
    whole.report()
    print("\nsound parts of broken projects:")
    sound = compare_sound_parts(args.program, cases, args.seeds, args.source)
    sound.report()
    sys.exit(1 if whole.unmatched or sound.unmatched else 0)


if __name__ == "__main__":
    main()
