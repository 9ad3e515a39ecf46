#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times `heads` beside Alembic on generated projects, with nothing cached on either side and with both caches.

  heads.py STEMMA_CLI GENERATOR [SIZES]

GENERATOR writes a project: GENERATOR DIR N SHAPE. "Cold" means that neither Alembic's compiled files (__pycache__) nor
Stemma's cache of headers exist when a run begins; "warm" that both do. The files themselves are in the system's page
cache throughout, and so are the programs. Runs of both programs take turns, so that a busy moment meets both. Prints
medians of five, spreads and ratios; a ratio below the target is marked MISSED. Processor time, over all cores, is there
to tell a busy machine from a slow program.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5
TARGETS = {"cold": 8.0, "warm": 20.0}


class Project:
    def __init__(self, top, generator, size, shape):
        self.folder = os.path.join(top, "%s%d" % (shape, size))
        self.cache = os.path.join(top, "cache")
        subprocess.run([sys.executable, generator, self.folder, str(size), shape], check=True)

    def forget(self):
        shutil.rmtree(self.cache, ignore_errors=True)
        for folder, names, _ in os.walk(self.folder):
            if "__pycache__" in names:
                shutil.rmtree(os.path.join(folder, "__pycache__"))

    def run(self, command, warm):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        environment["XDG_CACHE_HOME"] = self.cache
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        done = subprocess.run(command, cwd=self.folder, env=environment, check=True, capture_output=True, text=True)
        took = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return took * 1000, processor * 1000, done.stdout.split()[0]

    def compiled(self):
        return sum(name.endswith(".pyc") for _, _, names in os.walk(self.folder) for name in names)


def measure(project, commands, warm):
    times = {name: [] for name in commands}
    processors = {name: [] for name in commands}
    answers = set()
    project.forget()
    if warm:
        for command in commands.values():
            project.run(command, warm)
        assert project.compiled() > 0 and os.path.isdir(project.cache), "a cache was not written"
    for _ in range(RUNS):
        for name, command in commands.items():
            if not warm:
                project.forget()
            took, processor, answer = project.run(command, warm)
            times[name].append(took)
            processors[name].append(processor)
            answers.add(answer)
    assert len(answers) == 1, answers
    return times, processors


def version(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def main():
    program, generator = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    sizes = [int(size) for size in (sys.argv[3] if len(sys.argv) > 3 else "1000,5000").split(",")]
    commands = {"stemma-cli": [program, "heads"], "alembic": ["alembic", "heads"]}
    print("%s, %s, Python %s; %d processors, load %.2f; page cache warm; median of %d" % (
        version([program, "--version"]), version(["alembic", "--version"]), sys.version.split()[0], os.cpu_count(),
        os.getloadavg()[0], RUNS))
    missed = 0
    with tempfile.TemporaryDirectory(prefix="stemma-bench-") as top:
        for size in sizes:
            project = Project(top, generator, size, "linear")
            for state in ("cold", "warm"):
                times, processors = measure(project, commands, state == "warm")
                ours, theirs = (statistics.median(times[name]) for name in commands)
                line = "%5d revisions, %s: " % (size, state)
                line += ", ".join("%s %.1f ms (%.1f to %.1f)" % (
                    name, statistics.median(taken), min(taken), max(taken)) for name, taken in times.items())
                line += "; %.1f times, target %.0f" % (theirs / ours, TARGETS[state])
                ours_processor, theirs_processor = (statistics.median(processors[name]) for name in commands)
                line += " (processor time %.1f ms to %.1f ms)" % (ours_processor, theirs_processor)
                if theirs / ours < TARGETS[state]:
                    line += "  MISSED"
                    missed += 1
                print(line, flush=True)
    print("%d missed" % missed)


if __name__ == "__main__":
    main()
