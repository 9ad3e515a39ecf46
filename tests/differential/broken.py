# SPDX-License-Identifier: GPL-3.0-or-later
"""Differences over projects that are broken: what Alembic can't load, or loads without seeing the fault.

That our problems are those of the case, with file and line, is checked for every case. Here: that our answer is sound,
and that whatever does not depend on the broken part is planned.
"""

# what Alembic raises while loading, and the problems that stand for it
LOAD_ERRORS = {
    "KeyError": {"missing-parent"},
    "RevisionError": {"label-clash", "bad-character"},
    "LoopDetected": {"cycle"},
    "DependencyLoopDetected": {"cycle"},
    "CycleDetected": {"cycle"},
    "DependencyCycleDetected": {"cycle"},
}
# what Alembic may raise where another file of the same id counts
FOLLOWS = ("MultipleHeads", "RevisionError", "ResolutionError", "RangeNotAncestorError", "CommandError", "KeyError",
           "AssertionError")
# as what we may refuse something in a broken project
REFUSALS = ("NotPlannable", "Cycle", "MissingParent", "CantLocate", "Ambiguous", "MultipleHeads", "NoSuchBranch",
            "NotOnBranch", "AmbiguousWalk", "RelativeOutOfRange", "InvalidTarget", "RangeNotAncestor", "Overlaps",
            "DuplicateRow")
NEW_FILE = (*REFUSALS, "NotAHead", "DuplicateHeads")
PLANS = ("upgrade", "downgrade")


def is_sound(difference):
    """A plan between plain ends that has nothing to do with the broken part: it must be made."""
    graph, query = difference.graph, difference.query
    if difference.op not in PLANS or set("@:") & set(query["to"]):
        return False
    ends = difference.checker.destinations(query["to"])
    rows = difference.rows
    if ends is None or query["to"] in ("head", "heads") and (len(ends) > 1 or graph.cycles()):
        return False  # a head may be in a cycle, or behind one
    if set(rows) != graph.tips(rows) or len(set(rows)) != len(rows) or not set(rows) <= set(graph.by_id):
        return False
    if difference.op == "downgrade":
        children = {child for one in ends for child in graph.children[one]}
        if ends and not set(ends) <= set(rows) and not graph.above(children) & graph.below(rows):
            return False  # nothing to take back
    return not (graph.below(ends) | graph.below(rows)) & graph.broken()


def answers_well(difference):
    if is_sound(difference):
        return difference.right()
    if "ok" in difference.ours:
        return True
    return difference.ours["error"]["kind"] in (NEW_FILE if difference.op == "revision" else REFUSALS)


def cannot_load(difference):
    if "error" not in difference.load:
        return False
    expected = LOAD_ERRORS.get(difference.load["error"]["class"], set())
    found = {problem for problem, _, _, _ in difference.graph.problems()}
    return bool(expected & found) and answers_well(difference)


def neighbours(graph, ids):
    """Those ids, and all that a file of theirs names or that names them."""
    near = set(ids)
    for revision in graph.revisions:
        names = {graph.named(name) for name in revision["down"] + revision["depends_on"]} - {None}
        if revision["id"] in ids:
            near |= names
        if names & set(ids):
            near.add(revision["id"])
    return near


def differing_ids(op, ours, theirs):
    """The ids at which two lists of revisions differ, for the questions that have such answers."""
    if op in ("heads", "bases"):
        pairs = [(ours[key], theirs[key]) for key in ours]
        return {one for mine, other in pairs for one in set(mine) ^ set(other)}
    if op in ("graph", "branches"):
        key = "revisions" if op == "graph" else "branches"
        mine = {one["id"]: one for one in ours[key]}
        other = {one["id"]: one for one in theirs[key]}
        return {one for one in {**mine, **other} if mine.get(one) != other.get(one)}
    return None


def duplicate_id(difference):
    """Which file counts, the first or the last: everything that follows from that differs."""
    repeated = difference.graph.duplicates()
    if "error" in difference.load or not repeated or not answers_well(difference):
        return False
    if is_sound(difference):
        return False  # nothing of it follows from that
    if "ok" in difference.ours and "ok" in difference.theirs:
        differing = differing_ids(difference.op, difference.ours["ok"], difference.theirs["ok"])
        if differing is not None:
            near = neighbours(difference.graph, repeated)
            return differing <= difference.graph.above(near) | difference.graph.below(near)
    return difference.their_class() in (None, *FOLLOWS)


def unseen_cycle(difference):
    """A cycle with a way in and a way out: endless walks, orders that can't be, or bare errors."""
    graph = difference.graph
    if "error" in difference.load or not graph.cycles() or not answers_well(difference):
        return False
    if is_sound(difference):
        return difference.their_class() == "TimeoutError"
    if difference.their_class() == "RevisionError":
        return "overlaps with other" in difference.theirs["error"]["message"]
    if difference.their_class():
        return difference.their_class() in ("TimeoutError", "AssertionError", "KeyError")
    if difference.refused() and difference.ours["error"]["kind"] == "Cycle":
        return True
    if "ok" in difference.ours and "ok" in difference.theirs:
        differing = differing_ids(difference.op, difference.ours["ok"], difference.theirs["ok"])
        if differing is not None:
            return differing <= graph.above(graph.cyclic) | graph.below(graph.cyclic)
    if difference.op == "history" and "ok" in difference.ours:
        listed = set(difference.ours["ok"]["ids"])  # in an order that no cycle has
        return set(difference.theirs["ok"]["ids"]) <= listed and bool(listed & graph.cyclic)
    faulty = difference.checker.faults(difference.query, difference.theirs)
    return bool(faulty) or difference.op == "current"
