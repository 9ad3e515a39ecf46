# SPDX-License-Identifier: GPL-3.0-or-later
"""One function of one revision, and what it prints."""

import os
import sys


class Recorder:
    """Runs the one function, and takes what it prints."""

    def __init__(self, request, environment_folders):
        self.file = request["file"]
        self.direction = request["direction"]
        self.live = request["live"]
        self.mariadb = request["mariadb"]
        self.skipped = environment_folders
        self.statements, self.refusal, self.runs, self.dialect = [], None, 0, ""
        self.syntax, self.frame, self.lines = Syntax(), None, (0, 0)

    def refuse(self, reason):
        if self.refusal is None:
            self.refusal = (reason, self.line())
        raise Refused(reason)

    def line(self):
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self.file:
                return frame.f_lineno
            frame = frame.f_back
        return 0

    def run(self, environment, arguments):
        from alembic.operations import Operations
        from alembic.util import load_python_file

        context = environment.get_context()
        self.dialect = context.dialect.name
        if self.dialect not in ("mysql", "mariadb"):
            raise Refused("is set up for %s by env.py, not for MySQL or MariaDB" % self.dialect)
        if self.runs:
            raise Refused("runs more than once: env.py migrates several databases in one run")
        self.runs += 1
        if self.live:
            environment.is_offline_mode = lambda: False
        folder, name = os.path.split(self.file)
        module = load_python_file(folder, name)
        function = getattr(module, self.direction, None)
        if function is None:
            raise Refused("has no function %s(), without which Alembic fails" % self.direction)
        self.prepare(context)
        code = getattr(function, "__code__", None)
        if code and code.co_filename == self.file:
            self.lines = self.syntax.lines(self.file, code.co_firstlineno)
        with Operations.context(context):
            self.frame = sys._getframe()
            function(**arguments)
        # Later statements aren't this function's: env.py's own, and the version table's.
        context.impl.static_output = lambda text: None
        if self.refusal:
            raise Refused(self.refusal[0])

    def prepare(self, context):
        import sqlalchemy.inspection

        impl, dialect = context.impl, context.dialect
        if self.mariadb and dialect.name == "mysql" and not dialect.is_mariadb:
            dialect._set_mariadb(True, (10, 11))
        # Percent signs are doubled for drivers that fill in parameters. They send one.
        if dialect.paramstyle in ("format", "pyformat"):
            dialect.paramstyle, dialect.positional = "named", False
            dialect.identifier_preparer._double_percents = False
        impl.literal_binds = True
        self.terminator = impl.command_terminator
        impl.static_output = self.output
        impl.emit_begin = impl.emit_commit = lambda: None
        execute = impl._exec

        def checked(construct, *arguments, **keywords):
            self.check(construct)
            return execute(construct, *arguments, **keywords)

        impl._exec = checked
        self.execute_offline = checked
        connection = context.connection
        connection.__class__ = watched_class(type(connection))
        sqlalchemy.inspection._registrars[type(connection)] = self.refuse_inspection
        connection._recorder = self
        connection.__dict__["_execute_impl" if "_execute_impl" in connection.__dict__ else "execute"] = self.execute
        if self.live:
            visit = connection._run_ddl_visitor

            def visited(visitor, element, **keywords):
                if keywords.get("checkfirst"):
                    self.refuse("asks whether tables are there before it makes them")
                return visit(visitor, element, **keywords)

            connection._run_ddl_visitor = visited

    def refuse_inspection(self, _connection):
        self.refuse("asks the database for its schema")

    def check(self, construct):
        """Values that nothing gives would be printed as NULL."""
        from sqlalchemy import text
        from sqlalchemy.schema import DDLElement
        from sqlalchemy.sql import visitors

        if isinstance(construct, str):
            construct = text(construct)
        if isinstance(construct, DDLElement):
            return
        for one in visitors.iterate(construct, {}):
            if getattr(one, "__visit_name__", "") == "bindparam" and one.required and one.value is None:
                self.refuse("has the parameter :%s, which nothing gives a value" % one.key)
        for name, one in getattr(construct, "_bindparams", {}).items():
            if one.required and one.value is None:
                self.refuse("has the parameter :%s, which nothing gives a value" % name)

    def execute(self, construct, *several, **named):
        """As connection.execute() does, with the values given filled in: Alembic's own forgets them."""
        from sqlalchemy import text

        if isinstance(construct, str):
            construct = text(construct)
        given = named or (several[0] if several else None)
        if not given:
            self.execute_offline(construct)
        else:
            for values in [given] if isinstance(given, dict) else given:
                if not isinstance(values, dict):
                    self.refuse("gives values without names")
                self.execute_offline(self.bound(construct, values))
        return NoAnswer(self)

    @staticmethod
    def bound(construct, values):
        from sqlalchemy.sql import visitors

        if hasattr(construct, "_bindparams"):
            return construct.bindparams(**values)
        names = {one.key for one in visitors.iterate(construct, {}) if getattr(one, "__visit_name__", "") == "bindparam"}
        own = {key: value for key, value in values.items() if key in names}
        rest = {key: value for key, value in values.items() if key not in names}
        if own:
            construct = construct.params(own)
        return construct.values(rest) if rest else construct

    def output(self, text):
        text = text.strip()
        if self.terminator and text.endswith(self.terminator):
            text = text[:-len(self.terminator)].rstrip()
        if not text or all(line.lstrip().startswith("--") for line in text.splitlines()):
            return
        line, swallowed = 0, False
        frame = sys._getframe(1)
        while frame is not None and frame is not self.frame:
            path = frame.f_code.co_filename
            if not path.startswith(self.skipped) and path != "<string>":
                if not line and path == self.file:
                    line = frame.f_lineno
                swallowed = swallowed or self.syntax.goes_on_after_errors(path, frame.f_lineno)
            frame = frame.f_back
        if swallowed and self.live:
            self.refuse("goes on after errors in a try block: only running it tells with which statements")
        first, last = self.syntax.lines(self.file, line) if line else self.lines
        self.statements.append({"text": text, "line": first, "end_line": last})
