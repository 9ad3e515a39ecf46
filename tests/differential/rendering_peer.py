#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rendering_peer.py < QUESTION.json > ANSWER.json: the SQL that the installed Alembic prints for each revision, offline.

The question: {"script_location":…, "versions":…, "paths":[…], "dialect":"mysql", "seconds":20}. env.py is run first, up to
the point where it would run migrations: what it hands to context.configure() and to run_migrations(), and the hooks of what it
imports, count for every revision. Where it can't be run with the packages that are there, the answer says why, and it is run
once more, apart, with stand-ins for those that are missing: of this the naming convention counts and nothing else. Then each
revision and direction has a process of its own, so that none spoils another, and one that crashes or hangs is an answer too.
For revisions nothing is stubbed, and no database is asked.

Parameters have the style that Alembic's own template asks for ("named"), in which a percent sign is one.
"""

import ast
import contextlib
import importlib.abc
import importlib.machinery
import json
import os
import pickle
import select
import signal
import sys
import tempfile
import time
import traceback
import warnings

import realhistories

LOGGING = """
[loggers]
keys = root
[handlers]
keys = console
[formatters]
keys = plain
[logger_root]
level = CRITICAL
handlers = console
[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = plain
[formatter_plain]
format = %(message)s
"""
NOT_THEIRS = ("connection", "url", "dialect_name", "dialect", "dialect_opts", "as_sql", "output_buffer", "starting_rev",
              "script", "destination_rev", "literal_binds")


class Configured(BaseException):
    """env.py has come to the point where it would run migrations."""


def revision_files(versions):
    """Pairs of id (None where it takes running to know) and path, in the order of Alembic's reading."""
    found = []
    for folder, inner, files in os.walk(versions):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        for name in sorted(files):
            if name.endswith(".py") and not name.startswith((".#", "__init__")) and name != "env.py":
                stated, one = revision_id(os.path.join(folder, name))
                if stated:
                    found.append((one, os.path.join(folder, name)))
    return found


def revision_id(path):
    """Whether the file states an id, and the id where it is a constant."""
    try:
        with warnings.catch_warnings(), open(path, "rb") as file:
            warnings.simplefilter("ignore")
            tree = ast.parse(file.read(), path)
    except (SyntaxError, ValueError):  # Python 2: who can't be parsed can't be rendered
        return revision_id_by_lines(path)
    stated, found = False, None
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and any(
                isinstance(one, ast.Name) and one.id == "revision" for one in targets):
            stated = True
            found = node.value.value if isinstance(node.value, ast.Constant) else None
    return stated, str(found) if found is not None else None


def revision_id_by_lines(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            name, _, value = line.partition("=")
            if name.split(":")[0].strip() == "revision":
                return True, value.split("#")[0].strip().strip("'\"")
    return False, None


def own_configuration(location, top):
    """The project's alembic.ini, where one lies between the script location and the top of the project."""
    folder = location
    while True:
        path = os.path.join(folder, "alembic.ini")
        if os.path.isfile(path):
            return path
        if folder == top or os.path.dirname(folder) == folder:
            return None
        folder = os.path.dirname(folder)


class Peer:
    def __init__(self, question, scratch):
        from alembic.config import Config
        from alembic.script import ScriptDirectory

        self.question = question
        self.dialect = question["dialect"]
        self.config = Config(self._ini(scratch))
        self.config.set_main_option("script_location", question["script_location"].replace("%", "%%"))
        self.config.set_main_option("sqlalchemy.url", self.dialect + "+pymysql://user:password@localhost/database")
        self.script = ScriptDirectory(question["script_location"])
        self.configured, self.arguments, self.environment = {}, {}, "none"

    def _ini(self, scratch):
        own = own_configuration(self.question["script_location"], self.question["paths"][-1])
        text = ""
        if own:
            with open(own, encoding="utf-8", errors="replace") as file:
                text = file.read()
        if "[loggers]" not in text:
            text += LOGGING
        if "[alembic]" not in text:
            text = "[alembic]\n" + text
        path = os.path.join(scratch, "alembic.ini")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def context(self):
        from alembic.runtime.environment import EnvironmentContext

        return EnvironmentContext(self.config, self.script, fn=lambda revision, context: [], as_sql=True,
                                  starting_rev=None, destination_rev="head")

    def run_environment(self, lenient=False):
        """Learns what env.py would configure. False where it can't be run; leniently, no statement can keep the next."""
        path = os.path.join(self.question["script_location"], "env.py")
        if "convention" in self.question:
            import sqlalchemy

            if self.question["convention"]:
                self.configured = {"target_metadata": sqlalchemy.MetaData(naming_convention=self.question["convention"])}
            return True
        if not os.path.isfile(path):
            return True
        context = self.context()
        names = {"__name__": "env_py", "__file__": path}
        context.configure = lambda **options: self.configured.update(options)
        context.run_migrations = self._note_arguments
        context.begin_transaction = contextlib.nullcontext
        context.get_context = lambda: self._refuse_context()
        signal.signal(signal.SIGALRM, self._refuse_hanging)
        signal.alarm(60)
        try:
            with context:
                exec(realhistories.compile_leniently(path, True) if lenient else source(path), names)
            self.environment = "run"
            self.configured = self.configured or {"target_metadata": names.get("target_metadata")}
        except Configured:
            self.environment = "run"
        except BaseException as error:  # SystemExit too
            metadata = names.get("target_metadata")
            if not self.configured and (metadata is None or isinstance(error, (ImportError, SyntaxError))):
                self.environment = "failed: " + short(error)
                return False
            if not self.configured:
                self.configured = {"target_metadata": metadata}
            self.environment = "run up to: " + short(error)
        finally:
            signal.alarm(0)
        return True

    @staticmethod
    def _refuse_hanging(signal_number, frame):
        raise TimeoutError("env.py hangs")

    def _note_arguments(self, **arguments):
        self.arguments = arguments
        raise Configured

    def _refuse_context(self):
        raise RuntimeError("there is no migration context while env.py is looked at")

    def render(self, path, function):
        """The statements of a function."""
        from alembic.operations import Operations
        from alembic.util import load_python_file

        options = {key: value for key, value in self.configured.items() if key not in NOT_THEIRS}
        statements = []
        with self.context() as context:
            module = load_python_file(os.path.dirname(path), os.path.basename(path))
            context.configure(dialect_name=self.dialect, dialect_opts={"paramstyle": "named"}, literal_binds=True,
                              **options)
            migration = context.get_context()
            migration.impl.static_output = statements.append
            with Operations.context(migration):
                getattr(module, function)(**self.arguments)
        return {"id": module.revision, "statements": [one.strip().removesuffix(";") for one in statements]}


class Leniently(importlib.machinery.SourceFileLoader):
    def get_code(self, name):
        return realhistories.compile_leniently(self.path)


class OwnModules(importlib.abc.MetaPathFinder):
    """Finds the project's own modules, and lets their statements fail, each for itself."""

    def __init__(self, paths):
        self.paths = paths

    def find_spec(self, name, path, target=None):
        paths = self.paths if path is None else [one for one in path if one.startswith(tuple(self.paths))]
        found = importlib.machinery.PathFinder.find_spec(name, paths)
        if found and found.origin and found.origin.endswith(".py"):
            found.loader = Leniently(found.loader.name, found.loader.path)
            return found
        return None


def source(path):
    with open(path, "rb") as file:
        return compile(file.read(), path, "exec")


def short(error):
    # A module's name counts, not where it was looked for.
    return ("%s: %s" % (type(error).__name__, error)).splitlines()[0][:300]


def place(error, path):
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    return lines[-1] if lines else 0


def in_process(seconds, work, *arguments):
    """What work(…) answers in a process of its own."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            answer = pickle.dumps(work(*arguments))
        except BaseException as error:
            answer = pickle.dumps({"error": short(error), "line": place(error, arguments[0])})
        with open(write, "wb") as file:
            file.write(answer)
        os._exit(0)
    os.close(write)
    answer, end = b"", time.monotonic() + seconds
    with open(read, "rb", buffering=0) as file:
        while True:
            ready = select.select([file], [], [], max(0, end - time.monotonic()))[0]
            if not ready:
                os.kill(child, signal.SIGKILL)
                break
            part = file.read(1 << 16)
            answer += part
            if not part:
                break
    _, status = os.waitpid(child, 0)
    if status:
        return {"error": "Timeout" if os.WTERMSIG(status) == signal.SIGKILL else "Crash: signal %d" % os.WTERMSIG(status)}
    return pickle.loads(answer)


def answers(question):
    import alembic
    import sqlalchemy

    sys.path[:0] = question["paths"]
    os.chdir(question["paths"][-1])
    with tempfile.TemporaryDirectory() as scratch:
        peer = Peer(question, scratch)
        if not peer.run_environment():
            return {"environment": peer.environment}
        files = []
        for one, path in revision_files(question["versions"]):
            both = {function + "grade": in_process(question["seconds"], peer.render, path, function + "grade")
                    for function in ("up", "down")}
            files.append({"id": one or both["upgrade"].get("id"), "file": path, **both})
        return {"environment": peer.environment, "files": files, "alembic": alembic.__version__,
                "sqlalchemy": sqlalchemy.__version__}


def naming_convention(question):
    """Of target_metadata, where env.py comes to naming it when missing packages are mocked. Strings alone."""
    import sqlalchemy
    import sqlalchemy.dialects.mysql
    import sqlalchemy.ext.compiler
    import sqlalchemy.ext.declarative
    import sqlalchemy.orm

    sys.path[:0] = question["paths"]
    os.chdir(question["paths"][-1])
    with tempfile.TemporaryDirectory() as scratch:
        peer = Peer(question, scratch)
        sys.meta_path.insert(0, OwnModules(question["paths"]))
        sys.meta_path.append(realhistories.StandIns())  # what those above look for and do without isn't to be found
        peer.run_environment(lenient=True)
    metadata = peer.configured.get("target_metadata")
    found = metadata[0] if isinstance(metadata, (list, tuple)) and metadata else metadata
    if not isinstance(found, sqlalchemy.MetaData) or found.naming_convention == sqlalchemy.MetaData().naming_convention:
        return {}
    if not all(isinstance(one, str) for pair in found.naming_convention.items() for one in pair):
        return {"error": "not of strings"}
    return dict(found.naming_convention)


def main():
    question = json.load(sys.stdin)
    # What project code prints goes nowhere.
    with open(os.dup(1), "w") as out:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        warnings.simplefilter("ignore")
        answer = in_process(86400, answers, question)
        if answer.get("environment", "").startswith("failed"):
            # Anew, and without what env.py had done before it failed.
            convention = in_process(120, naming_convention, question)
            convention = {} if "error" in convention else convention
            again = in_process(86400, answers, {**question, "convention": convention})
            answer = {**again, "environment": answer["environment"], "convention": convention}
        json.dump(answer, out)


if __name__ == "__main__":
    main()
