# SPDX-License-Identifier: GPL-3.0-or-later
"""The differences from the real Alembic that are meant, each as a predicate over one differing answer.

D1 to D7 are defects of Alembic that we don't copy. A predicate looks at the shape of the case and at both answers; our
plan has been judged right by plancheck.py before. permitted_cases.json has a smallest case for each class.
"""

import re

import broken
from script import DROP


class Permitted:
    def __init__(self, name, about, matches):
        self.id = name
        self.about = about
        self.matches = matches


def plan_of(difference, answer):
    """Steps and rows after each, of a plan or of a script; None for an error."""
    if "ok" not in answer:
        return None
    ok = answer["ok"]
    if difference.op.endswith("_sql"):
        script = difference.checker.script(difference.query, ok["sql"])
        return script.plan() if script else None
    return ok if "steps" in ok else None


def partial_rows(difference):
    """Rows that are no id, but the beginning of exactly one."""
    graph = difference.graph
    return [row for row in difference.rows if not graph.named(row) and graph.begun(row)]


def overlapping_parents(graph, one):
    """What a revision names directly although something else that it names rests on it."""
    return {need for need in graph.needs[one]
            if any(need in graph.below(graph.needs[other]) for other in graph.needs[one] if other != need)}


def is_same_up_to_failure(ours, theirs):
    done = len(theirs["rows_after"])
    return ours["steps"] == theirs["steps"] and ours["rows_after"][:done] == theirs["rows_after"]


# D1

def merge_names_an_ancestor(difference):
    """Applying a revision, Alembic looks for the row of a parent that another parent has consumed: KeyError."""
    ours = plan_of(difference, difference.ours)
    if difference.op not in ("upgrade", "upgrade_sql") or not ours or not difference.right():
        return False
    if difference.their_class() == "KeyError":  # a script just stops
        missing = difference.theirs["error"]["message"].strip("'")
        return difference.op == "upgrade_sql" and any(
            missing in overlapping_parents(difference.graph, step) for step in ours["steps"])
    theirs = difference.theirs.get("ok")
    return names_an_ancestor(difference) and (
        is_same_up_to_failure(ours, theirs) or is_other_order(difference, ours, theirs))


def names_an_ancestor(difference):
    failure = difference.failure()
    if not failure or failure["class"] != "KeyError":
        return False
    theirs = difference.theirs["ok"]
    failed = theirs["steps"][len(theirs["rows_after"])]
    return failure["message"].strip("'") in overlapping_parents(difference.graph, failed)


# D2, and what Alembic can't load: broken.py

# D3

def stamp_moves_a_row_twice(difference):
    """A row that two destinations share is moved for the first; the second looks for it: KeyError."""
    ours, failure = plan_of(difference, difference.ours), difference.failure()
    if difference.op != "stamp" or not ours or not difference.right():
        return False
    if difference.their_class() == "AssertionError":
        return stamps_above_and_below(difference)
    if not failure:
        return False
    theirs = difference.theirs["ok"]
    if failure["class"] not in ("KeyError", "AssertionError") or not is_same_up_to_failure(ours, theirs):
        return False
    done = len(theirs["rows_after"])
    used = {row for step in theirs["steps"][:done] for row in step["from"] + step["to"]}
    failed = theirs["steps"][done]
    return done > 0 and bool(used & set(failed["from"] + failed["to"]))


def stamps_above_and_below(difference):
    """A destination between two rows that are moved at the same time."""
    graph, to = difference.graph, difference.query["to"]
    for target in [to] if isinstance(to, str) else to:
        for one in difference.checker.destinations(target) or []:
            rows = set(difference.rows) - {one}
            if rows & graph.above([one]) and rows & graph.below([one]):
                return True
    return False


# D4

def downgrade_leaves_an_ancestor(difference):
    """Rows that another row implies stay behind: ours, and ancestors of ours."""
    ours, theirs = plan_of(difference, difference.ours), plan_of(difference, difference.theirs)
    if not difference.op.startswith("downgrade") or not ours or not theirs or not difference.right():
        return False
    if ours["steps"] != theirs["steps"] and not is_other_order(difference, ours, theirs):
        return False
    graph, left = difference.graph, False
    applied = graph.below(difference.rows or difference.checker.script(
        difference.query, difference.ours["ok"]["sql"]).start)
    for step, rows in zip(theirs["steps"], theirs["rows_after"]):
        applied.discard(step)
        tips = graph.tips(applied)
        extra = set(rows) - tips
        if not tips <= set(rows) or not extra <= graph.below(tips):
            return False
        left = left or bool(extra)
    return left


# D5

RELATIVE = re.compile(r"(?:(.+?)@)?(\w+)?([+-]\d+)")


def bare_assertion(difference):
    """An AssertionError with no text, where we say what is wrong or know the answer."""
    if difference.their_class() != "AssertionError":
        return False
    query, op = difference.query, difference.op
    if op == "history":
        return "range" in query and ("ok" in difference.ours or difference.refused())
    if not difference.refused():
        return False
    kind = difference.ours["error"]["kind"]
    if op == "revision":
        texts = (query.get("head") or []) + (query.get("depends_on") or [])
        return kind in ("CantLocate", "RelativeOutOfRange") and any(
            text.rpartition("@")[2] == "base" or RELATIVE.match(text) or not difference.graph.by_id
            for text in texts)
    texts = query["to"] if isinstance(query.get("to"), list) else [query.get("to") or ""]
    target = texts[0].rpartition(":")[2] if op.endswith("_sql") else texts[0]
    if not target:
        return kind == "CantLocate"
    if not RELATIVE.match(target):
        return False
    if op.startswith("downgrade"):
        return kind in ("RelativeOutOfRange", "AmbiguousWalk")
    return kind == "RelativeOutOfRange"


def parent_is_null(difference):
    """`--head -3` from several heads, some of them nearer to base: Alembic writes None among the parents."""
    return (difference.op == "revision" and None in difference.theirs.get("ok", {}).get("down", [])
            and difference.refused() and difference.ours["error"]["kind"] == "RelativeOutOfRange")


# D6

def partial_id_in_a_row(difference):
    """Alembic takes the beginning of an id in the version table for that id; we refuse and say so."""
    partial = partial_rows(difference)
    if not partial or query_ignores_rows(difference):
        return False
    if difference.their_class() not in (None, *broken.FOLLOWS):
        return False
    ours = difference.ours.get("error", {})
    return ours.get("kind") == "CantLocate" and "'%s'" % partial[0] in ours["message"]


def query_ignores_rows(difference):
    if difference.op == "history":
        return "current" not in (difference.query.get("range") or "").split(":")
    return bool(difference.query.get("purge"))


# rows that are there twice

def row_is_there_twice(difference):
    """Alembic runs the migration and then finds that its UPDATE or DELETE matches two rows; we refuse before."""
    failure = difference.failure()
    repeated = [row for row in difference.rows if difference.rows.count(row) > 1]
    return (difference.refused() and difference.ours["error"]["kind"] == "DuplicateRow" and bool(repeated)
            and failure is not None and (names_an_ancestor(difference) or failure["class"] == "CommandError"
            and any("'%s'" % row in failure["message"] for row in repeated)
            and "expected to match one row" in failure["message"]))


# D7

def several_dependencies(graph, ids):
    return any(len(graph.by_id[one]["depends_on"]) > 1 for one in ids)


def is_other_order(difference, ours, theirs):
    """The same steps in another order that is right too, where a revision has several dependencies."""
    graph = difference.graph
    if ours["steps"] == theirs["steps"] or sorted(ours["steps"]) != sorted(theirs["steps"]):
        return False
    down = difference.op.startswith("downgrade")
    steps = theirs["steps"][::-1] if down else theirs["steps"]
    applied = graph.below(difference.rows) - (set(steps) if down else set())
    start = difference.query.get("to", "").rpartition(":")[0] if difference.op.endswith("_sql") else ""
    if start and not down:
        applied = graph.below(difference.checker.start(start) or [])
    for step in steps:
        if not down and graph.needs[step] - applied or down and graph.needs[step] & set(steps) - applied:
            return False
        applied.add(step)
    return several_dependencies(graph, graph.below(steps))


def is_other_listing(difference):
    if "ok" not in difference.ours or "ok" not in difference.theirs:
        return False
    ours, theirs = difference.ours["ok"]["ids"], difference.theirs["ok"]["ids"]
    return (sorted(ours) == sorted(theirs) and difference.checker.right(difference.query, difference.theirs)
            and several_dependencies(difference.graph, set(ours)))


def order_of_equals(difference):
    """Alembic walks dependencies, and picks the row to update, in the order of a randomised set."""
    if difference.op == "history":
        return is_other_listing(difference)
    ours, theirs = plan_of(difference, difference.ours), plan_of(difference, difference.theirs)
    if not ours or not theirs or not difference.right() or difference.failure():
        return False
    if difference.op.endswith("_sql") and ours == theirs:  # other rows are updated and deleted on the way
        return without_drop(difference.theirs)["ok"]["sql"] != difference.ours["ok"]["sql"]
    if difference.op not in ("upgrade", "downgrade", "upgrade_sql", "downgrade_sql"):
        return False
    return is_other_order(difference, ours, theirs) and difference.checker.right(
        difference.query, difference.theirs)


# versions

def without_drop(answer):
    text = answer.get("ok", {}).get("sql", "")
    return {"ok": {"sql": text.removesuffix(DROP)}} if text.endswith(DROP) else answer


def version_table_is_dropped(difference):
    """Before 1.19 a script that ends with no rows drops the version table."""
    return (difference.op.endswith("_sql") and "ok" in difference.theirs
            and difference.theirs["ok"]["sql"].endswith(DROP)
            and without_drop(difference.theirs) == difference.ours)


def colon_in_an_id(difference):
    """Before 1.16 an id may have a colon, and then splits like a range; from then on the project isn't loaded."""
    text = difference.query.get("range") or difference.query.get("to") or ""
    return (difference.their_class() == "ValueError" and text.count(":") > 1
            and "too many values to unpack" in difference.theirs["error"]["message"]
            and difference.ours.get("error", {}).get("kind") == "NotPlannable"
            and any(":" in one and one in text for one in difference.graph.by_id))


CLASSES = [
    Permitted("version-1.16-colon", "a colon in an id is not refused", colon_in_an_id),
    Permitted("version-1.19-drop-table", "scripts drop the empty version table", version_table_is_dropped),
    Permitted("cannot-load", "Alembic loads nothing of a project with one broken file", broken.cannot_load),
    Permitted("duplicate-id", "of two files with one id Alembic takes the last", broken.duplicate_id),
    Permitted("D1", "KeyError where a parent is an ancestor of another", merge_names_an_ancestor),
    Permitted("D2", "a cycle is not seen", broken.unseen_cycle),
    Permitted("D3", "stamping two relatives of one row", stamp_moves_a_row_twice),
    Permitted("D4", "a downgrade leaves redundant rows", downgrade_leaves_an_ancestor),
    Permitted("D5", "a bare AssertionError", bare_assertion),
    Permitted("null-parent", "None among the parents of a new revision", parent_is_null),
    Permitted("D6", "a partial id counts as a row", partial_id_in_a_row),
    Permitted("duplicate-row", "a row that is there twice fails half-way", row_is_there_twice),
    Permitted("D7", "the order of equals is random", order_of_equals),
]
