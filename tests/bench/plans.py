#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times planning beside Alembic, on generated histories of four shapes.

  plans.py PLAN_BENCH [SIZES] [ALEMBIC_SIZES]

Prints, for each shape and size, the median of five and the spread of what plan-bench measures, the time for each
revision against that at the smallest size, and for the sizes that Alembic is asked for too, Alembic's time and the
ratio. Alembic works in this process, on the same graph, held in memory: no file is read on either side. Nothing may
take longer than 10 ms at 5,000 revisions; what does is marked MISSED.
"""
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

SHAPES = ("linear", "branchy", "deps", "fan")
LIMIT_MS = 10.0


def history(shape, size):
    """[(id, parents, dependencies)]: of every 12 revisions of "branchy" 8 stand on two or three lines that a merge
    joins; "deps" is two lines of which the second depends on the first throughout; "fan" is 20 lines, merged."""
    rng = random.Random("%s %d" % (shape, size))
    lines, result = [None], []
    for n in range(size):
        place = n % 12
        if shape == "branchy" and place == 3 and n + 12 < size:
            lines = lines * rng.choice([2, 3])
        if shape == "deps" and n == 0:
            lines = [None, None]
        if shape == "fan" and n == 1:
            lines = lines * 20
        merge = len(lines) > 1 and shape != "deps" and (n == size - 1 if shape == "fan" else place == 0)
        parents = list(lines) if merge else [lines[n % len(lines)]]
        dependencies = [lines[0]] if shape == "deps" and n % 2 else []
        revision = "%012x" % rng.getrandbits(48)
        if merge:
            lines = [revision]
        else:
            lines[n % len(lines)] = revision
        result.append((revision, [p for p in parents if p], dependencies))
    rng.shuffle(result)
    return result


def stemma(program, revisions, runs=5):
    with tempfile.NamedTemporaryFile("w", suffix=".graph") as file:
        for revision, parents, dependencies in revisions:
            file.write("%s %s %s\n" % (revision, ",".join(parents) or "-", ",".join(dependencies) or "-"))
        file.flush()
        output = subprocess.run([program, file.name, str(runs)], check=True, capture_output=True, text=True).stdout
    times = {}
    for line in output.splitlines():
        words = line.split(" of ")[0].split(" ")
        times[" ".join(words[:-runs])] = [float(word) / 1000 for word in words[-runs:]]
    return times


def alembic(revisions):
    """Milliseconds for each piece, once each: Alembic takes seconds."""
    from alembic.script import ScriptDirectory
    from alembic.script.revision import Revision, RevisionMap
    from alembic.util import CommandError

    class Scripts(ScriptDirectory):
        def __init__(self):
            self.revision_map = RevisionMap(lambda: [
                Script(r, tuple(p) or None, dependencies=tuple(d) or None) for r, p, d in revisions])

    class Script(Revision):
        module = type("module", (), {"upgrade": None, "downgrade": None})
        doc = ""

    times = {}

    def measure(name, work):
        start = time.perf_counter()
        try:
            work()
        except CommandError:  # below a merge "-1" is ambiguous, for both sides
            return
        times[name] = (time.perf_counter() - start) * 1000

    scripts = Scripts()
    measure("graph", lambda: scripts.revision_map.heads)
    heads = tuple(scripts.revision_map._real_heads)
    measure("upgrade heads", lambda: list(scripts._upgrade_revs("heads", ())))
    measure("downgrade base", lambda: list(scripts._downgrade_revs("base", heads)))
    measure("downgrade -1", lambda: list(scripts._downgrade_revs("-1", heads[0])))
    measure("stamp heads", lambda: list(scripts._stamp_revs(("heads",), ())))
    measure("stamp base", lambda: list(scripts._stamp_revs(("base",), heads)))
    measure("history", lambda: list(scripts.revision_map.iterate_revisions("heads", "base", inclusive=True)))
    return times


def numbers(text):
    return [int(word) for word in text.split(",") if word]


def main():
    program = sys.argv[1]
    sizes = numbers(sys.argv[2] if len(sys.argv) > 2 else "1000,5000,10000,100000")
    peer_sizes = numbers(sys.argv[3] if len(sys.argv) > 3 else "5000")
    print("%d processors, load %.2f" % (os.cpu_count(), os.getloadavg()[0]))
    if peer_sizes:
        import alembic as package
        import sqlalchemy
        print("Alembic %s, SQLAlchemy %s, Python %s"
              % (package.__version__, sqlalchemy.__version__, sys.version.split()[0]))
    missed = 0
    for shape in SHAPES:
        smallest = {}
        for size in sizes:
            revisions = history(shape, size)
            ours = stemma(program, revisions)
            theirs = alembic(revisions) if size in peer_sizes else {}
            for name, times in ours.items():
                median = statistics.median(times)
                each = median / size * 1000
                growth = each / smallest.setdefault(name, each)
                line = "%-8s %6d  %-14s %9.3f ms (%.3f to %.3f)  %7.3f us each, x %.2f" % (
                    shape, size, name, median, min(times), max(times), each, growth)
                if name in theirs:
                    line += "  Alembic %.0f ms, %.0f times" % (theirs[name], theirs[name] / median)
                if size == 5000 and median > LIMIT_MS:
                    line += "  MISSED"
                    missed += 1
                print(line, flush=True)
    print("%d missed" % missed)


if __name__ == "__main__":
    main()
