# SPDX-License-Identifier: GPL-3.0-or-later
"""A second, plain reading of a case's revisions, to judge answers by.

It shares nothing with the product: sets and closures over names, quadratic where that is simpler. Of files with
the same id the first counts; names that nothing states lead nowhere; edges are followed however they loop.
"""

import functools

LONGEST_ID = 32
BAD_CHARACTERS = "+-:@"
# where a variable stands in the files that cases stand for
LINES = {"revision": 1, "down": 2, "labels": 3, "depends_on": 4}


class Graph:
    def __init__(self, revisions):
        self.revisions = revisions
        self.by_id = {}
        for revision in revisions:
            self.by_id.setdefault(revision["id"], revision)
        self.by_label = {}
        for revision in revisions:
            for label in revision["labels"]:
                if label not in self.by_id:
                    self.by_label.setdefault(label, revision["id"])
        self.needs = {}  # what must be applied before
        self.parents = {}
        self.needed_by = {one: set() for one in self.by_id}
        self.children = {one: set() for one in self.by_id}
        for one, revision in self.by_id.items():
            self.parents[one] = [d for d in dict.fromkeys(revision["down"]) if d in self.by_id]
            dependencies = [self.named(d) for d in revision["depends_on"]]
            self.needs[one] = set(self.parents[one]) | {d for d in dependencies if d}
            for parent in self.parents[one]:
                self.children[parent].add(one)
            for need in self.needs[one]:
                self.needed_by[need].add(one)

    def named(self, name):
        """The id that an id or a label stands for, or None."""
        return name if name in self.by_id else self.by_label.get(name)

    def begun(self, prefix):
        """Likewise, for a prefix of just one name that is longer than three characters."""
        if self.named(prefix):
            return self.named(prefix)
        names = [name for name in [*self.by_id, *self.by_label] if len(name) > 3 and name.startswith(prefix)]
        return self.named(names[0]) if len(names) == 1 and prefix else None

    @staticmethod
    def closure(ids, edges):
        seen, todo = set(), [one for one in ids if one in edges]
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo += edges[one]
        return seen

    def below(self, ids):
        """These and all that they rest on, dependencies included."""
        return self.closure(ids, self.needs)

    def above(self, ids):
        return self.closure(ids, self.needed_by)

    def lineage(self, one):
        """What descends from a revision, or it from, by down_revision alone."""
        return self.closure([one], self.parents) | self.closure([one], self.children)

    def tips(self, ids):
        """Those that no other of them rests on, at any distance; what rests on each other stays."""
        ids = {one for one in ids if one in self.by_id}
        inner = set()
        for one in ids:
            inner |= self.below(self.needs[one]) - (self.above([one]) if one in self.below(self.needs[one]) else set())
        return ids - inner

    def tips_of_closed(self, applied):
        """The tips of a set that holds all that its members rest on."""
        if self.cyclic & applied:
            return self.tips(applied)
        return {one for one in applied if not self.needed_by[one] & applied}

    def heads(self):
        return [one for one in self.by_id if not self.children[one]]

    def effective_heads(self):
        return [one for one in self.by_id if not self.needed_by[one]]

    def bases(self):
        return [one for one in self.by_id if not self.by_id[one]["down"]]

    # what is broken

    def duplicates(self):
        ids = [revision["id"] for revision in self.revisions]
        return {one for one in ids if ids.count(one) > 1}

    def missing(self):
        """(id of the referrer, key, missing name), once for each mention."""
        for revision in self.revisions:
            for name in revision["down"]:
                if name not in self.by_id:
                    yield revision["id"], "down", name
        for revision in self.revisions:
            for name in revision["depends_on"]:
                if not self.named(name):
                    yield revision["id"], "depends_on", name

    @functools.cached_property
    def all_cycles(self):
        """Lists of indices of files that rest on each other; a file may rest on itself."""
        first = {}
        for index, revision in enumerate(self.revisions):
            first.setdefault(revision["id"], index)
        edges = []
        for revision in self.revisions:
            names = [d for d in revision["down"] if d in first]
            names += [self.named(d) for d in revision["depends_on"] if self.named(d)]
            edges.append([first[name] for name in names])
        edges = dict(enumerate(edges))
        reach = [self.closure(edges[index], edges) for index in edges]
        found = []
        for index in edges:
            members = [other for other in edges if other in reach[index] and index in reach[other]]
            if members and members not in found:
                found.append(members)
        return found

    def cycles(self):
        return self.all_cycles

    @functools.cached_property
    def cyclic(self):
        """Ids in cycles."""
        return {self.revisions[index]["id"] for members in self.cycles() for index in members}

    def broken(self):
        """Ids that can't be planned: what rests on a gap, a cycle or a repeated id."""
        faulty = self.duplicates() | self.cyclic | {one for one, _, _ in self.missing()}
        return self.above(faulty)

    def label_clashes(self):
        """(id, ids that the problem names), in file order."""
        taken = {one: one for one in self.by_id}
        for revision in self.revisions:
            for label in revision["labels"]:
                if label in taken:
                    yield revision["id"], list(dict.fromkeys([revision["id"], taken[label]]))
                else:
                    taken[label] = revision["id"]

    def problems(self):
        """What loading has to report, as sorted tuples (problem, file, line, revisions)."""
        found = []

        def add(problem, one, key, revisions):
            found.append((problem, "versions/%s.py" % one, LINES[key], tuple(revisions)))

        seen = set()
        for revision in self.revisions:
            one = revision["id"]
            if one in seen:
                add("duplicate-revision", one, "revision", [one])
            seen.add(one)
            if set(one) & set(BAD_CHARACTERS):
                add("bad-character", one, "revision", [one])
            if len(one) > LONGEST_ID:
                add("id-too-long", one, "revision", [one])
            for label in revision["labels"]:
                if set(label) & set(BAD_CHARACTERS):
                    add("bad-character", one, "labels", [one])
        for one, key, name in self.missing():
            add("missing-parent", one, key, [one, name])
        for one, named in self.label_clashes():
            add("label-clash", one, "labels", named)
        for members in self.cycles():
            ids = [self.revisions[index]["id"] for index in members]
            add("cycle", ids[0], "revision", ids)
        return sorted(found)
