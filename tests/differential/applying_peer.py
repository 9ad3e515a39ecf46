#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""applying_peer.py: runs single revisions on databases, by the installed Alembic, as `alembic upgrade` does it.

Speaks in lines of JSON. The first line that it reads is the question of rendering_peer.py; it answers with how env.py was
taken (as there), and with the revisions in the order of an upgrade: {"environment":…, "revisions":[{"id":…, "file":…,
"down":[…]}]}. Each further line is {"file":…, "function":"upgrade", "url":…}, and is answered by {} or by an error:
{"error":…, "line":…} and, where it is a server's, {"class":"OperationalError", "code":1050}. Each has a process of its own.

The session takes several statements in one string, as those of mysqlclient do.
"""

import json
import os
import sys
import tempfile
import warnings

import realhistories
import rendering_peer
from rendering_peer import NOT_THEIRS, Peer, in_process, naming_convention, place, short


class Applier(Peer):
    def apply(self, path, function, url):
        import sqlalchemy
        from alembic.operations import Operations
        from alembic.runtime.environment import EnvironmentContext
        from alembic.util import load_python_file
        from pymysql.constants import CLIENT

        options = {key: value for key, value in self.configured.items() if key not in NOT_THEIRS}
        module = load_python_file(os.path.dirname(path), os.path.basename(path))
        engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.pool.NullPool, connect_args={
            "client_flag": CLIENT.FOUND_ROWS | CLIENT.MULTI_STATEMENTS})
        self.config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
        try:
            with engine.connect() as connection, EnvironmentContext(
                    self.config, self.script, fn=lambda revision, context: [], as_sql=False) as context:
                context.configure(connection=connection, **options)
                migration = context.get_context()
                with migration.begin_transaction(_per_migration=True), Operations.context(migration):
                    getattr(module, function)(**self.arguments)
        except sqlalchemy.exc.DBAPIError as error:
            return {"error": short(error), "line": place(error, path), "class": type(error.orig).__name__,
                    "code": error.orig.args[0] if error.orig.args else 0, "statement": error.statement}
        return {}


def in_scratch(question, work):
    sys.path[:0] = question["paths"]
    os.chdir(question["paths"][-1])
    with tempfile.TemporaryDirectory() as scratch:
        return work(Applier(question, scratch))


def environment(question):
    def look(peer):
        peer.run_environment()
        return {"environment": peer.environment}

    return in_scratch(question, look)


def revisions(folders):
    """In the order of an upgrade. Files that can't be imported are read leniently, for their headers."""
    import alembic.op
    import sqlalchemy.dialects.mysql
    import sqlalchemy.dialects.postgresql
    import sqlalchemy.ext.declarative
    import sqlalchemy.orm
    from alembic.script import ScriptDirectory
    from alembic.util import to_tuple

    alembic.script.base.util.load_python_file = realhistories.load_leniently
    sys.meta_path.append(realhistories.StandIns())
    script = ScriptDirectory(folders[0], version_locations=folders)
    found = [{"id": one.revision, "file": one.path, "down": list(to_tuple(one.down_revision, default=()))}
             for one in script.walk_revisions("base", "heads")]
    return {"revisions": found[::-1]}


def serve(question, out):
    def answer(value):
        out.write(json.dumps(value) + "\n")
        out.flush()

    first = in_process(120, environment, question)
    if first.get("environment", "failed").startswith("failed"):
        # Anew, and without what env.py had done before it failed.
        convention = in_process(120, naming_convention, question)
        question["convention"] = {} if "error" in convention else convention
    answer({**first, **in_process(120, revisions, realhistories.folders_below(question["versions"]))})

    def work(peer):
        peer.run_environment()
        for line in sys.stdin:
            asked = json.loads(line)
            answer(in_process(question["seconds"], peer.apply, asked["file"], asked["function"], asked["url"]))

    in_scratch(question, work)


def main():
    with open(os.dup(1), "w") as out:
        # What project code prints goes nowhere.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        warnings.simplefilter("ignore")
        serve(json.loads(sys.stdin.readline()), out)


if __name__ == "__main__":
    main()
