# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions and answers."""

import argparse
import io
import json
import os
import re
import sys
import traceback

LONGEST_TRACEBACK = 40000
LINE_LIMIT = 400


class Helper:
    def __init__(self, project):
        self.project = project
        os.chdir(project["folder"])
        self.secrets = Secrets()
        self.ready = False

    def load(self):
        """Alembic and SQLAlchemy, with the doors to databases closed."""
        if self.ready:
            return
        import alembic
        import sqlalchemy
        import sqlalchemy.engine.base
        import sqlalchemy.engine.default
        import sqlalchemy.engine.url

        self.secrets.watch(sqlalchemy.engine.url)
        default = sqlalchemy.engine.default.DefaultDialect
        connect, raw = default.connect, sqlalchemy.engine.base.Engine.raw_connection

        def refuse_dialect(dialect, *arguments, **keywords):
            if dialect.name == "sqlite":
                return connect(dialect, *arguments, **keywords)
            raise Refused("connects to a database, which is not done to print SQL")

        def refuse_engine(engine, *arguments, **keywords):
            if engine.dialect.name == "sqlite":
                return raw(engine, *arguments, **keywords)
            raise Refused("connects to a database, which is not done to print SQL")

        default.connect = refuse_dialect
        sqlalchemy.engine.base.Engine.raw_connection = refuse_engine
        folders = [os.path.dirname(one.__file__) for one in (alembic, sqlalchemy)]
        self.packages = tuple(folder + os.sep for folder in folders) + (os.path.dirname(os.__file__) + os.sep + "contextlib",)
        # As `python -m alembic` finds modules, but behind all others; and not before Alembic itself is found, for a
        # project's folder of that name would be taken for it.
        sys.path.append(self.project["folder"])
        self.path = list(sys.path)
        self.ready = True

    def hello(self, _request):
        self.load()
        import alembic
        import sqlalchemy

        return {"python": "%d.%d.%d" % sys.version_info[:3], "alembic": alembic.__version__,
                "sqlalchemy": sqlalchemy.__version__}

    def config(self, revision):
        from alembic.config import Config

        project = self.project
        options = argparse.Namespace(config=project["ini"] or None, name=project["section"], x=None, raiseerr=True,
                                     quiet=False, revision=revision, sql=True, tag=None)
        named = {"ini_section": project["section"], "output_buffer": io.StringIO(), "cmd_opts": options}
        if project["toml"]:
            named["toml_file"] = project["toml"]
        config = Config(project["ini"] or None, **named)
        if project["bare"]:
            config.set_main_option("script_location", project["script_location"].replace("%", "%%"))
        return config

    def sql(self, request):
        self.load()
        from alembic.runtime.environment import EnvironmentContext
        from alembic.script import ScriptDirectory

        os.chdir(self.project["folder"])
        sys.path[:] = self.path
        parents = request["parents"] or ["base"]
        start, end = request["revision"], parents[0]
        if request["direction"] == "upgrade":
            start, end = end, start
        sys.argv[:] = ["alembic", request["direction"], "%s:%s" % (start, end), "--sql"]
        config = self.config("%s:%s" % (start, end))
        script = ScriptDirectory.from_config(config)
        recorder = Recorder(request, self.packages)
        environment = EnvironmentContext(config, script, as_sql=True, starting_rev=start, destination_rev=end, tag=None,
                                         fn=lambda heads, context: recorder.run(environment, {}) or [])
        environment.run_migrations = lambda **arguments: recorder.run(environment, arguments)
        try:
            with environment:
                script.run_env()
            if not recorder.runs:
                raise Refused("is never run: env.py doesn't come to its migrations offline")
        except BaseException as error:  # SystemExit too
            return {"error": told(error, recorder)}
        return {"statements": recorder.statements, "dialect": recorder.dialect}


def told(error, recorder=None):
    frames = []
    for frame in traceback.extract_tb(error.__traceback__):
        if is_own(frame.filename):
            frames.append({"file": frame.filename, "line": frame.lineno, "function": frame.name,
                           "text": (frame.line or "")[:LINE_LIMIT]})
    full = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    if len(full) > LONGEST_TRACEBACK:
        half = LONGEST_TRACEBACK // 2
        full = full[:half] + "\n  …\n" + full[-half:]
    line = 0
    for frame in frames:
        if recorder and frame["file"] == recorder.file:
            line = frame["line"]
    if isinstance(error, SyntaxError) and recorder and error.filename == recorder.file:
        line = error.lineno or 0
    told = {"traceback": full, "frames": frames[-3:], "line": line}
    if recorder and recorder.refusal:
        told["refused"], told["line"] = recorder.refusal
    elif isinstance(error, Refused):
        told["refused"] = str(error)
    name = type(error).__name__
    module = type(error).__module__
    text = str(error)
    if isinstance(error, SystemExit):
        text = "the project's code ended Python" + (" with %s" % text if text else "")
    told["exception"] = (name if module == "builtins" else module + "." + name) + (": " + text[:4000] if text else "")
    return told


def is_own(path):
    return os.path.isabs(path) and os.path.exists(path) and not os.path.realpath(path).startswith(files.own)


def answer(number, content, helper):
    content["id"] = number
    content["secrets"] = helper.secrets.all() if helper else []
    content["files"], files.news = files.news, []
    content["overflow"] = files.overflow
    text = json.dumps(content)
    if re.search(r"\\ud[89ab]", text):  # halves of characters are no JSON to others
        clean = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace").decode()
        text = json.dumps(json.loads(clean))
    answers.write(text.encode() + b"\n")
    answers.flush()


def main(lines):
    helper = None
    sys.addaudithook(files.hook)
    first = json.loads(lines.readline())
    for line in iter(lines.readline, b""):
        request = json.loads(line)
        try:
            helper = helper or Helper(first)
            content = {"hello": helper.hello, "sql": helper.sql}[request["command"]](request)
        except BaseException as error:
            content = {"error": told(error)}
        sys.stdout.flush()
        sys.stderr.flush()
        answer(request["id"], content, helper)
    os._exit(0)  # threads that project code has left behind end here


main(f)  # noqa: F821
