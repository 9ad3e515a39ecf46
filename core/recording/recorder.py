# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one revision of an Alembic project against a private server, and no other.

    python -B recorder.py SETTINGS.json

Every connection that the project's code asks SQLAlchemy for is led to the private server, whatever its URL
says. What would reach another one ends this process before it connects. What happens is told in a file, one
JSON object a line. For Python 3.8 and later, Alembic 1.8 and later, SQLAlchemy 1.4 and 2.

The settings: folder, ini, toml, section, arguments (-x), script_location, revision, direction ("up", "down"),
rows (of the version table before it), socket, user, database, scheme ("mysql+pymysql"; may be empty), variables (of the environment that hold the URL),
network (what /proc/self/ns/net says outside), events (the file), token (in the marks that are left in the
server's log).
"""
import importlib
import importlib.util
import inspect
import json
import os
import sys
import threading
import traceback
from argparse import Namespace

REFUSED = 76
OTHER_NAME = 75
FAILED = 70

DRIVERS = {
    "pymysql": "pymysql", "mysqldb": "MySQLdb", "mysqlconnector": "mysql.connector", "mariadbconnector": "mariadb",
    "asyncmy": "asyncmy", "aiomysql": "aiomysql",
}
# What says where to connect, as whom, and how it is kept secret: none of it is meant for the private server.
PLACES = {
    "host", "port", "user", "username", "password", "passwd", "password1", "password2", "password3", "db",
    "database", "unix_socket", "bind_address", "dsn", "failover", "option_files", "option_groups", "pool_name",
    "pool_size", "pool_reset_session", "named_pipe", "proxy", "creator", "server_hostname", "krb_service_principal",
}
PLACE_PREFIXES = ("ssl", "tls", "read_default", "auth_", "server_public", "oci_", "kerberos", "openid", "webauthn", "fido")


class Recorder:
    def __init__(self, settings):
        self.settings = settings
        self.lock = threading.Lock()
        self.events = open(settings["events"], "a", encoding="utf-8", errors="backslashreplace")
        self.seen = None  # the database that the project's URL names
        self.runs = 0
        self.inside = False

    # Telling

    def tell(self, event, **more):
        more["event"] = event
        with self.lock:
            self.events.write(json.dumps(more, default=str) + "\n")
            self.events.flush()

    def refuse(self, reason):
        # No exception: the project's code could pass over it and go on.
        self.tell("refused", reason=reason)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(REFUSED)

    # Where connections go

    def lead(self, dialect, cargs, cparams):
        """The only way to a connection: SQLAlchemy's hook, class-wide, so that it holds for every engine."""
        backend, driver = dialect.name, dialect.driver
        if backend not in ("mysql", "mariadb") or driver not in DRIVERS:
            self.refuse("the project connects to %s+%s" % (backend, driver))
        if cargs:
            self.refuse("the project connects with arguments that can't be told apart")
        key = "db" if "db" in cparams else "database"
        named = cparams.get(key) or ""
        if named:
            self.check_database(named)
        for place in [name for name in cparams if name in PLACES or name.startswith(PLACE_PREFIXES)]:
            del cparams[place]
        cparams["unix_socket"] = self.settings["socket"]
        cparams["user"] = self.settings["user"]
        if named:
            cparams[key] = self.settings["database"]
        if driver not in ("mysqlconnector", "mariadbconnector"):
            cparams["host"] = "localhost"
        return dialect.connect(**cparams)

    def check_database(self, named):
        if self.seen is None:
            self.seen = named
            if named != self.settings["database"]:
                self.tell("database", name=named)
                os._exit(OTHER_NAME)
        elif named != self.seen:
            self.refuse("the project connects to two databases, %s and %s" % (self.seen, named))

    def watch_engines(self):
        import sqlalchemy
        import sqlalchemy.engine
        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        event.listen(Engine, "do_connect",
                     lambda dialect, record, cargs, cparams: self.lead(dialect, cargs, cparams))
        event.listen(Engine, "handle_error", self.note_error)

        # An engine with a way to connect of its own, or a pool that has one, passes by that hook.
        create = importlib.import_module("sqlalchemy.engine.create")
        original = create.create_engine

        def create_engine(url, *args, **options):
            for name in ("creator", "async_creator", "pool"):
                if options.get(name) is not None:
                    self.refuse("the project makes its connections itself (%s= of create_engine)" % name)
            return original(url, *args, **options)

        create_engine.__doc__ = original.__doc__
        for module in (create, sqlalchemy, sqlalchemy.engine):
            module.create_engine = create_engine
        try:
            asynchronous = importlib.import_module("sqlalchemy.ext.asyncio.engine")
        except ImportError:
            return
        if hasattr(asynchronous, "_create_engine"):
            asynchronous._create_engine = create_engine

    def watch_drivers(self):
        """Drivers that are called past SQLAlchemy."""
        socket = self.settings["socket"]

        def guarded(function, what):
            def connect(*args, **options):
                if options.get("unix_socket") != socket:
                    self.refuse("the project's code connects by %s itself, past SQLAlchemy" % what)
                return function(*args, **options)
            return connect

        def load(name):
            try:
                return importlib.import_module(name)
            except Exception:
                return None

        module = load("pymysql.connections")
        if module:
            original = module.Connection.connect

            def connect(connection, sock=None):
                if connection.unix_socket != socket or sock is not None:
                    self.refuse("the project's code connects by pymysql itself, past SQLAlchemy")
                return original(connection)
            module.Connection.connect = connect
        module = load("MySQLdb.connections")
        if module:
            begin = module.Connection.__init__

            def __init__(connection, *args, **options):
                if options.get("unix_socket") != socket:
                    self.refuse("the project's code connects by MySQLdb itself, past SQLAlchemy")
                begin(connection, *args, **options)
            module.Connection.__init__ = __init__
        for name in ("mysql.connector", "mariadb"):
            module = load(name)
            if module and hasattr(module, "connect"):
                module.connect = guarded(module.connect, name)
                if hasattr(module, "Connect"):
                    module.Connect = module.connect

    def watch_system(self):
        def hook(event, args):
            if event == "socket.connect":
                address = args[1]
                if address == self.settings["socket"]:
                    return
                text = "%s:%s" % (address[0], address[1]) if isinstance(address, tuple) else str(address)
                self.tell("blocked", address=text)
                raise ConnectionRefusedError(
                    111, "Stemma lets a revision that it records connect to no server but its own: " + text)
            if self.inside and event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
                self.tell("program", name=str(args[0]))
        sys.addaudithook(hook)

    # What the revision does

    def note_error(self, context):
        """A mark behind a statement that failed; the number and class are told."""
        if not self.inside or context.connection is None or context.statement is None:
            return
        original = context.original_exception
        code = original.args[0] if getattr(original, "args", None) and isinstance(original.args[0], int) else 0
        statement = context.statement.strip()
        for stop in "%?:":
            statement = statement.split(stop, 1)[0]
        raised = context.sqlalchemy_exception or original
        self.tell("failed", statement=statement[:200], code=code or getattr(original, "errno", 0) or 0,
                  error=type(raised).__name__, message=str(original))
        self.mark(context.connection, "failed")

    def mark(self, connection, word):
        try:
            cursor = connection.connection.cursor()
            try:
                cursor.execute("SELECT 'stemma %s %s'" % (word, self.settings["token"]))
                cursor.fetchall()
            finally:
                cursor.close()
        except Exception as error:
            if word != "failed":
                raise
            self.tell("unmarked", message=str(error))

    def place_rows(self, context):
        """The version table as it stands before the revision, by whatever name env.py has given it."""
        table = context._version
        self.tell("version_table", name=table.name, schema=table.schema or "")
        with context.connection.engine.begin() as connection:
            table.create(connection, checkfirst=True)
            connection.execute(table.delete())
            for row in self.settings["rows"]:
                connection.execute(table.insert().values(version_num=row))

    def run(self):
        from alembic.config import Config
        from alembic.runtime.environment import EnvironmentContext
        from alembic.runtime.migration import MigrationContext, MigrationStep
        from alembic.script import ScriptDirectory
        from alembic import command

        settings = self.settings
        up = settings["direction"] == "up"
        options = Namespace(
            config=settings["ini"] or None, name=settings["section"], x=settings["arguments"] or None, raiseerr=True,
            quiet=False, sql=False, tag=None, revision=settings["revision"],
            cmd=(command.upgrade if up else command.downgrade, ["revision"], ["sql", "tag"]))
        more = {}
        if settings["toml"] and "toml_file" in inspect.signature(Config.__init__).parameters:
            more["toml_file"] = settings["toml"]
        config = Config(file_=settings["ini"] or None, ini_section=settings["section"], cmd_opts=options, **more)
        if settings["script_location"]:
            config.set_main_option("script_location", settings["script_location"].replace("%", "%%"))
        config.set_main_option("sqlalchemy.url", settings["url"].replace("%", "%%"))
        script = ScriptDirectory.from_config(config)
        revision = script.get_revision(settings["revision"])

        original = MigrationContext.get_current_heads

        def get_current_heads(context):
            if context.connection is not None and not context.as_sql and not self.runs:
                self.place_rows(context)
                self.runs = 1
            return original(context)
        MigrationContext.get_current_heads = get_current_heads

        def steps(rows, context):
            if context.as_sql or context.connection is None:
                self.refuse("env.py runs offline")
            if self.runs > 1:
                self.refuse("env.py runs its migrations more than once")
            self.runs = 2
            make = MigrationStep.upgrade_from_script if up else MigrationStep.downgrade_from_script
            step = make(script.revision_map, revision)
            step.migration_fn = self.marked(step.migration_fn, context)
            return [step]

        with EnvironmentContext(config, script, fn=steps, as_sql=False, starting_rev=None,
                                destination_rev=settings["revision"], tag=None):
            script.run_env()
        if self.runs < 2:
            self.refuse("env.py runs no migrations")

    def marked(self, function, context):
        try:
            lines, first = inspect.getsourcelines(function)
            self.tell("function", file=inspect.getsourcefile(function), line=first, end_line=first + len(lines) - 1)
        except (OSError, TypeError):
            pass

        def migrate(**options):
            self.mark(context.connection, "start")
            self.inside = True
            try:
                function(**options)
            finally:
                self.inside = False
            self.mark(context.connection, "end")
        migrate.__name__ = getattr(function, "__name__", "upgrade")
        return migrate

    # The whole

    def choose_url(self):
        from urllib.parse import quote
        scheme = self.settings["scheme"]
        if not scheme:
            found = [name for name, module in DRIVERS.items()
                     if name not in ("asyncmy", "aiomysql") and self.is_there(module)]
            scheme = "mysql+" + (found or ["pymysql"])[0]
        url = "%s://%s@localhost/%s?unix_socket=%s" % (
            scheme, self.settings["user"], quote(self.settings["database"], safe=""),
            quote(self.settings["socket"], safe=""))
        self.settings["url"] = url
        for name in self.settings["variables"]:
            os.environ[name] = url

    @staticmethod
    def is_there(module):
        try:
            return importlib.util.find_spec(module) is not None
        except (ImportError, ValueError):
            return False

    def tell_exception(self):
        kind, error, trace = sys.exc_info()
        frames = traceback.extract_tb(trace)
        here = os.path.abspath(__file__)
        mine = [f for f in frames if os.path.abspath(f.filename) != here]
        own = [f for f in mine if not self.is_library(f.filename)]
        short = traceback.format_list(own[-6:]) + traceback.format_exception_only(kind, error)
        versions = {}
        for name in ("alembic", "sqlalchemy"):
            versions[name] = getattr(sys.modules.get(name), "__version__", "")
        self.tell("exception", type=kind.__name__, message=str(error) or kind.__name__, short="".join(short).strip(),
                  whole="".join(traceback.format_list(mine) + traceback.format_exception_only(kind, error)).strip(),
                  frames=[{"file": os.path.abspath(f.filename), "line": f.lineno} for f in own], versions=versions,
                  missing=getattr(error, "name", "") if isinstance(error, ImportError) else "")

    @staticmethod
    def is_library(name):
        if name.startswith("<"):
            return True
        name = os.path.abspath(name)
        for package in ("alembic", "sqlalchemy", "pymysql", "MySQLdb"):
            place = getattr(sys.modules.get(package), "__file__", None)
            if place and name.startswith(os.path.dirname(os.path.abspath(place)) + os.sep):
                return True
        return ("site-packages" in name or "dist-packages" in name
                or name.startswith(os.path.dirname(os.path.abspath(os.__file__)) + os.sep))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        settings = json.load(file)
    # What alembic's own program would find there: neither this file's folder nor these arguments.
    sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != os.path.dirname(os.path.abspath(__file__))]
    sys.argv[:] = ["alembic", "upgrade" if settings["direction"] == "up" else "downgrade", settings["revision"]]
    os.chdir(settings["folder"])
    recorder = Recorder(settings)
    try:
        isolated = os.readlink("/proc/self/ns/net") != settings["network"]
    except OSError:
        isolated = False
    recorder.tell("begin", isolated=isolated, python="%d.%d.%d" % sys.version_info[:3])
    recorder.watch_system()
    status = FAILED
    try:
        recorder.choose_url()
        recorder.watch_drivers()
        recorder.watch_engines()
        recorder.run()
        recorder.tell("done")
        status = 0
    except SystemExit as error:
        recorder.tell("exception", type="SystemExit", message="the project's code ended the program: %s" % error,
                      short="SystemExit: %s" % error, whole=traceback.format_exc(), frames=[], versions={}, missing="")
    except BaseException:
        recorder.tell_exception()
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads and exit handlers of the project's are of no use any more.
    os._exit(status)


main()
