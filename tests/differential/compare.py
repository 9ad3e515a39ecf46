#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py CASES.json OURS.json THEIRS.json [-v] [--ask-again N]: holds our answers against the real Alembic's.

Each answer must be equal (one of Alembic's, where those vary with its hash seed), or the difference must be of a
permitted class (permitted.py); whatever our answer is, a plan in it must be right (plancheck.py), and the problems
that we report must be those that are in the case (graphmodel.py). Of errors the class is compared, not the wording.
Anything else is printed, and the exit status is 1. THEIRS is what alembic_answers.py prints. With --ask-again the
installed Alembic is asked once more, with N hash seeds, wherever only the order of equals differs (D7): ours must be
among its answers.
"""

import argparse
import collections
import json
import sys

from graphmodel import Graph
from permitted import CLASSES, without_drop
from plancheck import PlanChecker


def error_class(answer):
    error = answer["error"]
    return error.get("cause", error)["class"]


def comparable(op, answer):
    """An answer without what has no meaning: the order of sets, the wording of errors."""
    if "error" in answer:
        return {"error": error_class(answer)}
    ok = dict(answer["ok"])
    if op == "resolve":
        ok["ids"] = sorted(str(one) for one in ok["ids"])
    if op == "graph":
        ok["revisions"] = sorted(ok["revisions"], key=lambda revision: revision["id"])
    return {"ok": ok}


class Difference:
    """One query that is answered differently; what the predicates of permitted classes look at."""

    def __init__(self, case, graph, checker, query, ours, theirs, load):
        self.case = case
        self.graph = graph
        self.checker = checker
        self.query = query
        self.op = query["op"]
        self.rows = query.get("from") or []
        self.ours = ours
        self.theirs = theirs
        self.load = load  # how Alembic fared in loading the case

    def our_class(self):
        return error_class(self.ours) if "error" in self.ours else None

    def their_class(self):
        return error_class(self.theirs) if "error" in self.theirs else None

    def failure(self):
        """How Alembic's plan ends that fails half-way, or None."""
        return self.theirs.get("ok", {}).get("failure")

    def right(self):
        return self.checker.right(self.query, self.ours)

    def refused(self):
        """Ours is an error that says what is wrong."""
        return "error" in self.ours and self.ours["error"]["kind"] not in ("Internal", "")


def permitted_classes(difference):
    return [permitted for permitted in CLASSES if permitted.matches(difference)]


class Comparison:
    def __init__(self):
        self.answers = 0
        self.equal = 0
        self.permitted = collections.Counter()
        self.unmatched = []  # (case, query, what, ours, theirs)
        self.by_order = []  # likewise, of class D7

    def add_case(self, case, ours, theirs, check_problems=True):
        graph = Graph(case["revisions"])
        checker = PlanChecker(graph)
        reported = sorted((problem["id"], problem["file"], problem["line"], tuple(problem["revisions"]))
                          for problem in ours["problems"])
        if check_problems and reported != graph.problems():
            self.unmatched.append((case, None, "problems", reported, graph.problems()))
        for query, our_answer, their_answer in zip(case["queries"], ours["results"], theirs["results"], strict=True):
            self.answers += 1
            faults = checker.faults(query, our_answer)
            if faults:
                self.unmatched.append((case, query, "; ".join(faults), our_answer, their_answer))
                continue
            self._add_answer(case, graph, checker, query, our_answer, their_answer, theirs["load"])

    def _add_answer(self, case, graph, checker, query, ours, theirs, load):
        variants = theirs.get("variants", [theirs])
        mine = comparable(query["op"], ours)
        if "error" not in load and any(mine == comparable(query["op"], variant) for variant in variants):
            self.equal += 1
            return
        for variant in variants:
            classes = permitted_classes(Difference(case, graph, checker, query, ours, variant, load))
            if classes:
                self.permitted[classes[0].id] += 1
                if classes[0].id == "D7":
                    self.by_order.append((case, query, "not among the answers with more hash seeds", ours, theirs))
                return
        self.unmatched.append((case, query, "differs", ours, theirs))

    def ask_again(self, seeds):
        from alembic_answers import ask

        told = ask([{**case, "queries": [query]} for case, query, _, _, _ in self.by_order], seeds)
        for entry, answers in zip(self.by_order, told):
            op, again = entry[1]["op"], answers["results"][0]
            mine = comparable(op, without_drop(entry[3]))
            if mine not in [comparable(op, without_drop(one)) for one in again.get("variants", [again])]:
                self.unmatched.append(entry)
        print("%d orders asked again" % len(told))

    def report(self, verbose=False):
        print("%d answers: %d equal, %d permitted, %d unmatched"
              % (self.answers, self.equal, sum(self.permitted.values()), len(self.unmatched)))
        for name, count in sorted(self.permitted.items()):
            print("  %-24s %d" % (name, count))
        for case, query, what, ours, theirs in self.unmatched[:None if verbose else 10]:
            print("\nUNMATCHED %s: %s" % (case["name"], what))
            print("  revisions", json.dumps([[r["id"], r["down"], r["depends_on"], r["labels"]]
                                             for r in case["revisions"]]))
            print("  query ", json.dumps(query))
            print("  ours  ", json.dumps(ours)[:600])
            print("  theirs", json.dumps(theirs)[:600])


def read(path):
    with open(path) as file:
        return json.load(file)["cases"]


def compare(cases, ours, theirs, check_problems=True):
    comparison = Comparison()
    for case, mine, other in zip(cases, ours, theirs, strict=True):
        comparison.add_case(case, mine, other, check_problems)
    return comparison


def main():
    parser = argparse.ArgumentParser(description="holds our answers against the real Alembic's")
    parser.add_argument("cases")
    parser.add_argument("ours")
    parser.add_argument("theirs")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every unmatched difference")
    parser.add_argument("--ask-again", type=int, metavar="N")
    args = parser.parse_args()
    comparison = compare(read(args.cases), read(args.ours), read(args.theirs))
    if args.ask_again:
        comparison.ask_again(args.ask_again)
    comparison.report(args.verbose)
    sys.exit(1 if comparison.unmatched else 0)


if __name__ == "__main__":
    main()
