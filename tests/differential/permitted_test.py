#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""permitted_test.py GRAPH-ANSWERS [--record]: each permitted class has its smallest case, and takes no other.

For each case of permitted_cases.json: our answer (asked now) and Alembic's (recorded) differ, exactly the class named
there matches, and once either answer is changed none does. --record asks the installed Alembic anew, with many hash
seeds, and keeps an answer that is not ours.
"""

import json
import os
import sys

from alembic_answers import ask
from compare import Comparison, Difference, comparable, permitted_classes
from differential_test import our_answers
from graphmodel import Graph
from permitted import CLASSES
from plancheck import PlanChecker

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "permitted_cases.json")
INTERNAL = {"error": {"class": "CommandError", "kind": "Internal", "message": "?"}}
STRANGE = {"error": {"class": "ValueError", "message": "?"}}


def whole(case):
    return {"name": "%s: %s" % (case["class"], case["about"]), "revisions": case["revisions"],
            "queries": [case["query"]]}


def classes(case, ours, theirs):
    graph = Graph(case["revisions"])
    difference = Difference(case, graph, PlanChecker(graph), case["query"], ours, theirs, case["load"])
    return [permitted.id for permitted in permitted_classes(difference)]


def is_unmatched(case, ours, theirs, load):
    comparison = Comparison()
    comparison.add_case(whole(case), {"problems": [], "results": [ours]}, {"load": load, "results": [theirs]},
                        check_problems=False)
    return bool(comparison.unmatched)


def changed(ours):
    """Our answer, made wrong in several ways."""
    yield "an internal error", INTERNAL
    ok = ours.get("ok", {})
    if "steps" in ok:
        if ok["steps"]:
            rows = ok["rows_after"][-2] if len(ok["steps"]) > 1 else []
            yield "without the last step", {"ok": {"steps": ok["steps"][:-1], "rows_after": ok["rows_after"][:-1],
                                                   "rows": rows}}
            if isinstance(ok["steps"][0], str):
                yield "steps repeated", {"ok": {**ok, "steps": ok["steps"] * 2,
                                                "rows_after": ok["rows_after"] * 2}}
            yield "a row too many", {"ok": {**ok, "rows": ok["rows"] + ["other"],
                                            "rows_after": ok["rows_after"][:-1] + [ok["rows_after"][-1] + ["other"]]}}
    elif "sql" in ok:
        yield "without the last statement", {"ok": {"sql": "\n\n".join(ok["sql"].split("\n\n")[:-2]) + "\n\n"}}
    elif "error" in ours:
        yield "another error", {"error": {"class": "CommandError", "kind": "DuplicateHeads", "message": "?"}}


def faults(case, ours):
    name, theirs, load = whole(case)["name"], case["theirs"], case["load"]
    if "error" not in load and comparable(case["query"]["op"], ours) == comparable(case["query"]["op"], theirs):
        yield "%s: the answers don't differ" % name
    found = classes(case, ours, theirs)
    if found != [case["class"]]:
        yield "%s: matched by %s" % (name, found)
    if is_unmatched(case, ours, theirs, load):
        yield "%s: unmatched as it is" % name
    for what, other in changed(ours):
        if not is_unmatched(case, other, theirs, load):
            yield "%s: matched although ours is %s" % (name, what)
    if not is_unmatched(case, ours, STRANGE, STRANGE if "error" in load else load):
        yield "%s: matched although theirs is strange" % name


def record(cases, ours):
    told = ask([whole(case) for case in cases], 16)
    for case, mine, theirs in zip(cases, ours, told):
        case["load"] = theirs["load"]
        variants = theirs["results"][0].get("variants", [theirs["results"][0]])
        other = [one for one in variants
                 if comparable(case["query"]["op"], one) != comparable(case["query"]["op"], mine)]
        case["theirs"] = (other or variants)[0]
    lines = [json.dumps(case) for case in cases]
    with open(PATH, "w") as file:
        file.write('{"cases": [\n' + ",\n".join(lines) + "\n]}\n")


def main():
    with open(PATH) as file:
        cases = json.load(file)["cases"]
    ours = [answers["results"][0] for answers in our_answers(sys.argv[1], [whole(case) for case in cases])]
    if "--record" in sys.argv:
        record(cases, ours)
    wrong = [fault for case, mine in zip(cases, ours) for fault in faults(case, mine)]
    missing = {permitted.id for permitted in CLASSES} - {case["class"] for case in cases}
    wrong += ["%s has no case" % name for name in sorted(missing)]
    print("\n".join(wrong) or "%d cases of %d classes" % (len(cases), len(CLASSES)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
