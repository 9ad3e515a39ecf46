# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges a plan whole, without asking whoever made it, nor Alembic.

Each step comes after all that it rests on (or, on the way down, after all that rests on it); the rows after each
step are the tips of what is applied then; what the target asks for is reached, and nothing beyond it is touched.
"""

import re
from collections import Counter

from script import Script


class PlanChecker:
    def __init__(self, graph):
        self.graph = graph

    def faults(self, query, answer):
        """What is wrong with an answer to a query, as sentences. Errors and other questions have no faults."""
        if "ok" not in answer:
            return []
        op, ok = query["op"], answer["ok"]
        if op in ("upgrade", "downgrade"):
            return self._moves(op, query["from"], query["to"], ok)
        if op == "stamp":
            rows = [] if query.get("purge") else query["from"]
            return self._stamp(rows, query["to"], ok)
        if op == "history":
            return self._history(query, ok["ids"])
        if op.endswith("_sql"):
            return self._script(op[:-4], query, ok["sql"])
        return []

    def right(self, query, answer):
        return "ok" in answer and "failure" not in answer["ok"] and not self.faults(query, answer)

    # targets, where they need no rules of Alembic's own

    def destinations(self, text):
        """The ids that a plain target means: id, head, heads, base, label@head, label@id; None for other forms."""
        graph = self.graph
        if text == "base":
            return []
        if text == "heads":
            return graph.effective_heads()
        if text == "head":
            return graph.heads()
        if re.match(r"(.+?@)?(\w+)?[+-]\d", text):
            return None
        branch, at, symbol = text.rpartition("@")
        one = graph.begun(symbol)
        if not at:
            return [one] if one else None
        if not graph.begun(branch):
            return None
        lineage = graph.lineage(graph.begun(branch))
        if symbol in ("head", "heads"):
            return [one for one in graph.heads() if one in lineage]
        return [one] if one in lineage else None

    # runs

    def _expected_rows(self, start, applied):
        """Tips; and rows that were there needlessly stay as long as their revision does."""
        rows = Counter(self.graph.tips_of_closed(applied))
        for one in set(rows) & self.graph.cyclic - set(start):
            del rows[one]  # in a cycle each rests on each: the row that was there stands for all
        needed = self.graph.tips(start)
        for row, times in Counter(start).items():
            if row in applied and (row not in needed or times > 1):
                rows[row] = times
        return sorted(rows.elements())

    def _moves(self, op, start, target, ok):
        graph, steps, after = self.graph, ok["steps"], ok["rows_after"]
        faults = []
        applied = graph.below(start)
        before = set(applied)
        if len(after) != len(steps):
            return ["%d steps, but rows after %d of them" % (len(steps), len(after))]
        for step, rows in zip(steps, after):
            if step not in graph.by_id:
                return ["step %s is no revision" % step]
            if op == "upgrade":
                if step in applied:
                    faults.append("%s is applied already" % step)
                for need in sorted(graph.needs[step] - applied):
                    faults.append("%s comes before %s, on which it rests" % (step, need))
                applied.add(step)
            else:
                if step not in applied:
                    faults.append("%s is not applied" % step)
                for other in sorted(graph.needed_by[step] & applied):
                    faults.append("%s is taken back before %s, which rests on it" % (step, other))
                applied.discard(step)
            expected = self._expected_rows(start, applied)
            if rows != expected:
                faults.append("rows after %s are %s, not %s" % (step, rows, expected))
        if ok["rows"] != (after[-1] if after else sorted(start)):
            faults.append("the rows at the end are not those after the last step")
        reached = self._upgraded if op == "upgrade" else self._downgraded
        return faults + reached(before, set(steps), target)

    def _upgraded(self, before, steps, target):
        graph = self.graph
        destinations = self.destinations(target)
        if target in ("head", "heads") and graph.duplicates():
            return []  # which are heads hangs on which file counts
        if destinations is not None:
            wrong = steps ^ (graph.below(destinations) - before)
            return ["too much or too little for %s: %s" % (target, sorted(wrong))] if wrong else []
        if any(steps == graph.below([one]) - before for one in graph.by_id):
            return []
        if not steps:
            return []
        branch, _, symbol = target.rpartition("@")
        several = [one for one in graph.by_id if one in steps]  # "-1" means one below each head
        if steps == graph.below(several) - before and re.match(r"-\d+$", symbol):
            return []
        return ["no revision asks for exactly these steps"]

    def _downgraded(self, before, steps, target):
        graph = self.graph
        if target == "base":
            wrong = steps ^ before
        elif "@" not in target and self.destinations(target):
            floor = self.destinations(target)[0]
            wrong = steps ^ (graph.above(graph.children[floor]) & before)
        else:
            wrong = graph.above(steps) & before - steps
        return ["too much or too little for %s: %s" % (target, sorted(wrong))] if wrong else []

    # history

    def _history(self, query, ids):
        graph, faults = self.graph, []
        unclear = graph.cyclic | graph.duplicates()
        edges = {one: graph.needed_by[one] - unclear for one in graph.by_id}
        for place, one in enumerate(ids):
            below = set(ids[place + 1:]) & graph.closure(edges[one], edges)
            if below and one not in unclear:
                faults.append("%s is listed above %s, which rest on it" % (one, sorted(below)))
        if not query.get("range") and set(ids) != set(graph.by_id):
            faults.append("not listed: %s" % sorted(set(graph.by_id) - set(ids)))
        return faults

    # stamps

    def _stamp(self, start, targets, ok):
        targets = [targets] if isinstance(targets, str) else targets
        faults = []
        if len(ok["rows_after"]) != len(ok["steps"]):
            return ["%d steps, but rows after %d of them" % (len(ok["steps"]), len(ok["rows_after"]))]
        if ok["rows"] != (ok["rows_after"][-1] if ok["steps"] else sorted(start)):
            faults.append("the rows at the end are not those after the last step")
        return faults + self._stamped(start, targets, ok["rows"])

    def _stamped(self, start, targets, rows):
        """Each new destination is a row, rows that have nothing to do with any are left alone, others are gone.

        Whether a destination that was a row before stays one is Alembic's to say: it works each destination out
        against the rows at the start, and another one may consume that row.
        """
        graph = self.graph
        found = [self.destinations(target) for target in targets]
        if graph.duplicates() and set(targets) & {"head", "heads"}:
            return []
        if None in found or (len(targets) > 1 and [] in found):
            return []
        destinations = {one for some in found for one in some}
        if not destinations and targets != ["base"]:
            return []
        related, perhaps = set(start), set()
        if destinations:
            related = graph.below(destinations) | graph.above(destinations)
            branches = {graph.begun(target.partition("@")[0]) for target in targets if "@" in target} - {None}
            perhaps = graph.below(branches) | graph.above(branches)  # moved with others, or left alone
        unrelated = {row for row in start if row not in related}
        missing = (unrelated - perhaps | destinations - set(start)) - set(rows)
        extra = set(rows) - unrelated - destinations
        if destinations & set(start):  # it is there already, and nothing is moved to it
            extra -= set(start)
        faults = ["stamping %s loses %s" % (targets, sorted(missing))] if missing else []
        return faults + (["stamping %s leaves %s" % (targets, sorted(extra))] if extra else [])

    # scripts

    def script(self, query, text):
        """A script as the plan that it makes, or None where its range starts nowhere known."""
        first, _, _ = query["to"].rpartition(":")
        start = [] if text.startswith("CREATE TABLE") else self.start(first)
        return None if start is None else Script(query["op"], start, text)

    def _script(self, op, query, text):
        target = query["to"].rpartition(":")[2]
        script = self.script(query, text)
        if script is None:
            return ["%s is no place to start from" % query["to"]]
        faults = list(script.faults)
        if op == "stamp":
            return faults + (self._stamped(script.start, [target], script.rows) if script.steps else [])
        if not script.steps and self.destinations(target) is None:
            return faults
        return faults + self._moves(op, script.start, target, script.plan())

    def start(self, first):
        if first in ("", "base"):
            return []
        return self.destinations(first)
