# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the statements of one function, ours and Alembic's, as sets.

White space is normalised, and that alone: each run of it is one space, and a closing semicolon goes. Differences that
are meant have an id and a predicate; rendering_test.py has a case for each.
"""

import collections
import re


def normal(statement):
    return re.sub(r"\s+", " ", statement).strip().rstrip(";").strip()


def as_set(statements):
    return collections.Counter(one for one in map(normal, statements) if one)


class Permitted:
    def __init__(self, name, about, matches):
        self.id = name
        self.about = about
        self.matches = matches


# tokens: a text in quotes, a bracket, a semicolon, anything else
TOKENS = re.compile(r"'(?:[^'\\]|''|\\.)*'|\"(?:[^\"\\]|\"\"|\\.)*\"|`[^`]*`|[();]|[^'\"`();]+|.", re.S)


def split(statement):
    """A statement's parts between semicolons that are in no quotes."""
    parts = [""]
    for token in TOKENS.findall(statement):
        if token == ";":
            parts.append("")
        else:
            parts[-1] += token
    return [part for part in map(normal, parts) if part]


def with_sorted_options(statement):
    """A CREATE TABLE with what follows its closing bracket in order of the alphabet."""
    if not statement.startswith("CREATE TABLE"):
        return statement
    depth, end, at = 0, 0, 0
    for token in TOKENS.findall(statement):
        at += len(token)
        depth += (token == "(") - (token == ")")
        if token == ")" and depth == 0:
            end = at
            break
    options = re.findall(r"(?:DEFAULT |DATA |INDEX )?\w+=(?:'(?:[^'\\]|''|\\.)*'|\([^)]*\)|\S+)|\S+", statement[end:])
    return statement[:end] + " " + " ".join(sorted(options))


def unbound(statement):
    """What Alembic makes offline of words after a colon: parameters that nobody binds."""
    return re.sub(r"(?<![:\w\\]):(\w+)(?!:)", "NULL", statement)


def without_conditions(statement):
    return re.sub(r"\b(TABLE|COLUMN|INDEX|CONSTRAINT|FOREIGN KEY) IF (NOT )?EXISTS ", r"\1 ", statement)


def conditions_left_out(ours, theirs):
    return ours != theirs and without_conditions(ours) == theirs


def options_in_another_order(ours, theirs):
    return with_sorted_options(ours) == with_sorted_options(theirs)


def colon_word_is_null(ours, theirs):
    return unbound(ours) == theirs


# Each takes one statement of ours and one of theirs.
CLASSES = [
    Permitted("option-order", "table options come from a set of strings: their order is random in Alembic",
              options_in_another_order),
    Permitted("colon-word", "a word after a colon is no parameter where nothing binds it; offline Alembic writes NULL",
              colon_word_is_null),
    Permitted("version-1.16-if-exists", "before 1.13.3, and 1.16 for columns, Alembic takes if_exists and if_not_exists "
              "among other arguments and forgets them", conditions_left_out),
]


class Difference:
    """Two lists of statements. `missing` are only theirs, `extra` only ours, once what is permitted is taken out."""

    def __init__(self, ours, theirs):
        self.permitted = []
        self.missing, self.extra = self._apart(ours, theirs)
        if self.missing or self.extra:
            # One string of several statements is one statement to Alembic, and may be several to us.
            split_ours, split_theirs = ([part for one in side for part in split(one)] for side in (ours, theirs))
            missing, extra = self._apart(split_ours, split_theirs)
            if not missing and not extra:
                self.permitted.append("several-in-one")
            if len(missing) + len(extra) < len(self.missing) + len(self.extra):
                self.missing, self.extra = missing, extra
        for theirs_one in list(self.missing):
            for ours_one in self.extra:
                found = [one.id for one in CLASSES if one.matches(ours_one, theirs_one)]
                if found:
                    self.permitted += found[:1]
                    self.missing.remove(theirs_one)
                    self.extra.remove(ours_one)
                    break
        self.is_equal = not self.missing and not self.extra
        self.is_reordered = self.is_equal and not self.permitted and sequence(ours) != sequence(theirs)

    @staticmethod
    def _apart(ours, theirs):
        mine, other = as_set(ours), as_set(theirs)
        return sorted((other - mine).elements()), sorted((mine - other).elements())


def sequence(statements):
    """The statements in order, but for indexes in a row, whose order is that of a set."""
    found = []
    for statement in map(normal, statements):
        is_index = re.match(r"CREATE (UNIQUE |FULLTEXT |SPATIAL )?INDEX", statement) is not None
        if is_index and found and found[-1][0]:
            found[-1][1].append(statement)
        elif statement:
            found.append((is_index, [statement]))
    return [sorted(group) for _, group in found]
