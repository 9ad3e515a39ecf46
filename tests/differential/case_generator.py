#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""case_generator.py COUNT SEED [OUT.json]: projects and questions about them, the same ones for the same arguments.

{"cases": [{"name", "revisions": [{"id", "down": [], "depends_on": [], "labels": []}], "queries": [{"op", …}]}]}

The order of "revisions" is the order of the files. Queries: heads, bases, graph, branches; resolve, resolve_one {to};
current {from}; history {range?, from?}; upgrade, downgrade {from, to}; stamp {from, to, purge}; upgrade_sql,
downgrade_sql, stamp_sql {to: "a:b"}; revision {head, splice, depends_on}. "from" is the version table, row by row.
"""

import json
import random
import sys

from graphmodel import Graph

# how likely the next revision starts a base, forks, merges, depends on another, has a label
SHAPES = {
    "line": (0.0, 0.0, 0.0, 0.0, 0.1),
    "forks": (0.05, 0.4, 0.2, 0.0, 0.15),
    "islands": (0.4, 0.1, 0.1, 0.3, 0.25),
    "web": (0.1, 0.25, 0.3, 0.5, 0.1),
    "named": (0.15, 0.3, 0.1, 0.2, 0.6),
}
FAULTS = ["loop", "loop through a dependency", "loop of one", "gap", "gap in a dependency", "copy", "label twice",
          "sign in an id", "long id", "several faults"]
NAMES = ["accounts", "billing", "core", "v2", "search_index", "x", "ops", "reports"]
GONE = "badc0ffee000"


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.revisions = []
        self.names = self.random.sample(NAMES, len(NAMES))
        self.style = self.random.choice(["hash", "hash", "alike", "number", "short"])

    def chance(self, probability):
        return self.random.random() < probability

    def fresh_id(self):
        taken = {one["id"] for one in self.revisions}
        number = len(taken) + 1
        while True:
            name = {"hash": "%012x" % self.random.getrandbits(48), "number": "%05d" % number, "short": "n%d" % number,
                    "alike": self.random.choice(["fee1", "fee1de", "c0"]) + "%02x" % self.random.getrandbits(8),
                    }[self.style]
            if name not in taken:
                return name

    def grow(self, shape, size):
        base, fork, merge, depend, label = SHAPES[shape]
        while len(self.revisions) < size:
            graph = Graph(self.revisions)
            ids, heads, down = list(graph.by_id), graph.heads(), []
            if ids and not self.chance(base):
                if len(heads) > 1 and self.chance(merge):
                    down = self.random.sample(heads, min(len(heads), self.random.choice([2, 2, 3])))
                else:
                    down = [self.random.choice(ids if self.chance(fork) else heads[-1:])]
            needs = []
            if self.chance(depend):
                rest = [one for one in ids if one not in down]
                needs = self.random.sample(rest, min(len(rest), self.random.choice([1, 1, 1, 2, 3])))
                labelled = [(graph.by_id[one]["labels"] or [one])[0] for one in needs]
                needs = labelled if self.chance(0.25) else needs
            labels = [self.names.pop()] if self.names and self.chance(label) else []
            self.revisions.append({"id": self.fresh_id(), "down": down, "depends_on": needs, "labels": labels})
        if self.chance(0.5):
            self.revisions.sort(key=lambda one: one["id"])

    def break_it(self, fault):
        graph, victim = Graph(self.revisions), self.random.choice(self.revisions)
        if fault in ("loop", "loop through a dependency"):
            above = self.random.choice(sorted(graph.above([victim["id"]])))
            victim["down" if fault == "loop" else "depends_on"].append(above)
        elif fault == "loop of one":
            victim[self.random.choice(["down", "depends_on"])].append(victim["id"])
        elif fault == "gap":
            if graph.children[victim["id"]] and self.chance(0.6):
                self.revisions.remove(victim)
            else:
                victim["down"] = victim["down"][1:] + [GONE]
        elif fault == "gap in a dependency":
            victim["depends_on"].append(GONE)
        elif fault == "copy":
            lower = sorted(graph.below([victim["id"]]) - {victim["id"]})
            place = self.random.randint(0, len(self.revisions))
            self.revisions.insert(place, {**victim, "down": lower[:1], "labels": []})
        elif fault == "label twice":
            name = self.random.choice(["twice", self.random.choice(list(graph.by_id))])
            for one in self.random.sample(self.revisions, min(2, len(self.revisions))):
                one["labels"] = one["labels"] + [name]
        elif fault in ("sign in an id", "long id"):
            new = victim["id"] + (self.random.choice(["-1", "+b", "@c", ":d"]) if "sign" in fault else "0" * 30)
            for one in self.revisions:
                one["down"] = [new if name == victim["id"] else name for name in one["down"]]
                one["depends_on"] = [new if name == victim["id"] else name for name in one["depends_on"]]
            victim["id"] = new
        else:
            for other in self.random.sample(FAULTS[:-1], 2):
                self.break_it(other)

    # questions

    def rows(self):
        """A version table: mostly the tips of something applied, now and then damaged."""
        graph = Graph(self.revisions)
        ids = list(graph.by_id)
        some = self.random.choice([[], graph.heads(), self.random.sample(ids, min(len(ids), 1)),
                                   self.random.sample(ids, min(len(ids), 3))])
        rows = sorted(graph.tips(some))
        self.random.shuffle(rows)
        if not rows or not self.chance(0.12):
            return rows
        damage = self.random.choice(["gone", "needless", "twice", "cut"])
        if damage == "cut":
            return [rows[0][:-1]] + rows[1:]
        return rows + [{"gone": GONE, "twice": rows[0],
                        "needless": self.random.choice(sorted(graph.below(rows)))}[damage]]

    def identifier(self):
        ids = [one["id"] for one in self.revisions]
        names = [label for one in self.revisions for label in one["labels"]] or ids
        one, name = self.random.choice(ids), self.random.choice(names)
        steps = self.random.choice(["+1", "+2", "-1", "-2", "-4"])
        return self.random.choice([
            one, one, one[:self.random.randint(1, len(one))], name, name[:4], "head", "heads", "base", steps,
            one + steps, one[:5] + steps, "head" + steps, "base" + steps, name + "@" + steps, name + "@head",
            name + "@heads", name + "@base", name + "@" + one, one + "@" + self.random.choice(ids),
            name + "@" + one + steps, "missing", "missing@head"])

    def plain(self):
        return self.random.choice([self.random.choice(self.revisions)["id"], "heads", "head"])

    def span(self, lower=("", "base", "current", "-2")):
        return "%s:%s" % (self.random.choice([*lower, self.plain()]),
                          self.random.choice(["", "current", self.plain(), self.identifier()]))

    def queries(self):
        asked = [{"op": op} for op in ("heads", "bases", "graph", "branches", "history")]
        tips = sorted(Graph(self.revisions).tips([one["id"] for one in self.revisions]))
        asked.append({"op": "upgrade", "from": [], "to": "heads"})
        asked.append({"op": "downgrade", "from": tips, "to": "base"})
        for _ in range(3):
            asked.append({"op": "resolve", "to": self.identifier()})
            asked.append({"op": "resolve_one", "to": self.identifier()})
            asked.append({"op": "current", "from": self.rows()})
            asked.append({"op": "history", "range": self.span(), "from": self.rows()})
            asked.append({"op": "upgrade", "from": self.rows(), "to": self.plain()})
            asked.append({"op": "upgrade", "from": self.rows(), "to": self.identifier()})
            asked.append({"op": "downgrade", "from": self.rows(),
                          "to": self.random.choice(["base", "-1", self.random.choice(self.revisions)["id"]])})
            asked.append({"op": "downgrade", "from": self.rows(), "to": self.identifier()})
            several = [one["id"] for one in self.random.choices(self.revisions, k=2)]
            asked.append({"op": "stamp", "from": self.rows(), "purge": self.chance(0.25),
                          "to": self.random.choice([self.identifier(), self.plain(), several])})
            asked.append({"op": "revision", "head": self.random.choice([None, ["heads"], [self.plain()], several]),
                          "splice": self.chance(0.4),
                          "depends_on": [self.identifier()] if self.chance(0.4) else None})
        for op in ("upgrade_sql", "downgrade_sql", "stamp_sql"):
            asked.append({"op": op, "to": self.span(lower=["base"]).replace("current", "head")})
        return asked


def make_case(seed, number):
    shapes, kind = list(SHAPES), number % 8
    shape = shapes[kind] if kind < len(shapes) else shapes[number // 8 % len(shapes)]
    maker = Maker("%s %d" % (seed, number))
    maker.grow(shape, maker.random.randint(2, 11))
    name = "%s %s %d" % (shape, seed, number)
    if kind >= len(shapes):
        fault = FAULTS[(number // 8 * 3 + kind) % len(FAULTS)]
        maker.break_it(fault)
        name = "%s, %s" % (fault, name)
    if not maker.revisions:
        maker.grow("line", 1)
    return {"name": name, "revisions": maker.revisions, "queries": maker.queries()}


def make_cases(count, seed):
    return [make_case(seed, number) for number in range(count)]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.splitlines()[0])
    text = json.dumps({"cases": make_cases(int(sys.argv[1]), sys.argv[2])}, indent=1) + "\n"
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w") as file:
            file.write(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
