# SPDX-License-Identifier: GPL-3.0-or-later
"""A throw-away MariaDB on a unix socket, for tests.

    with PrivateMariaDB() as server:
        server.create_database("storyboard")
        server.url("storyboard")

No network, no option files, its data in memory where there is a /dev/shm. It has a temporary folder of its
own, because a starting server deletes the temporary tables of every server that shares one. The kernel kills
it when the test's process ends, however that ends; its files go at the end, or when the next test starts.
"""

import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import pymysql

START_SECONDS = 30
PREFIX = "stemma-test-"
PR_SET_PDEATHSIG = 1
SERVER_FLAGS = [
    "--skip-networking", "--skip-log-bin", "--innodb-log-file-size=8M", "--innodb-buffer-pool-size=64M",
    "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=OFF", "--event-scheduler=OFF",
    "--local-infile=OFF",
]
MYSQL_FLAGS = [
    "--skip-networking", "--skip-log-bin", "--mysqlx=OFF", "--performance-schema=OFF",
    "--innodb-redo-log-capacity=8M", "--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=OFF", "--event-scheduler=OFF", "--local-infile=OFF", "--auto-generate-certs=OFF",
    "--secure-file-priv=NULL",
    "--caching-sha2-password-auto-generate-rsa-keys=OFF",
]


def _find(program):
    path = shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if path is None:
        raise RuntimeError(f"{program} is not installed: the tests need mariadb-server-core")
    return path


def _die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _place():
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())


def _lock(folder):
    """Marks a folder as in use. Not by a process id: tests may run in process namespaces of their own."""
    fresh = folder / "lock.new"
    descriptor = os.open(fresh, os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    fresh.rename(folder / "lock")
    return descriptor


def _remove_left_overs():
    """Removes the folders of tests that were killed."""
    for lock in _place().glob(PREFIX + "*/lock"):
        try:
            with lock.open("r+") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(lock.parent, ignore_errors=True)
        except OSError:
            pass  # in use, another user's, or gone meanwhile


class PrivateMariaDB:
    def __init__(self):
        _remove_left_overs()
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=_place()))
        self._lock = _lock(self.folder)
        self.socket = self.folder / "s.sock"
        self._process = None

    def __enter__(self):
        try:
            self._install()
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def url(self, database, user="root"):
        socket = quote(str(self.socket), safe="")
        return f"mysql+pymysql://{user}@localhost/{database}?unix_socket={socket}&charset=utf8mb4"

    def connect(self, database=None):
        return pymysql.connect(
            unix_socket=str(self.socket), user="root", database=database, charset="utf8mb4", autocommit=True)

    def create_database(self, name):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS `{name}`")
            cursor.execute(f"CREATE DATABASE `{name}` CHARACTER SET utf8mb4")

    def version(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute("SELECT VERSION()")
            return cursor.fetchone()[0]

    def stop(self):
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _common_flags(self):
        temporary = self.folder / "tmp"
        temporary.mkdir(exist_ok=True)
        flags = ["--no-defaults", f"--datadir={self.folder / 'data'}", f"--tmpdir={temporary}"]
        return flags + ["--user=root"] if os.getuid() == 0 else flags

    def _installer(self):
        return [_find("mariadb-install-db"), *self._common_flags(), "--auth-root-authentication-method=normal",
                "--skip-test-db"]

    def _server(self):
        return [_find("mariadbd"), *self._common_flags(), *SERVER_FLAGS]

    def _install(self):
        done = subprocess.run(self._installer(), capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{self._installer()[0]} failed:\n{done.stdout}{done.stderr}")

    def _start(self):
        log = self.folder / "server.log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [*self._server(), f"--socket={self.socket}", f"--pid-file={self.folder / 'server.pid'}"],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, preexec_fn=_die_with_parent)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.connect().close()
                return
            except pymysql.err.OperationalError:
                time.sleep(0.02)
        raise RuntimeError(f"{self._server()[0]} did not start:\n{log.read_text(errors='replace')[-4000:]}")


class PrivateMySQL(PrivateMariaDB):
    """The same on MySQL; mysqld is its path, as packaging/mysql-9 prints it."""

    def __init__(self, mysqld):
        super().__init__()
        self._program = mysqld

    def _installer(self):
        return [self._program, *self._common_flags(), "--initialize-insecure", "--innodb-redo-log-capacity=8M",
                "--auto-generate-certs=OFF", "--secure-file-priv=NULL",
                "--caching-sha2-password-auto-generate-rsa-keys=OFF"]

    def _server(self):
        return [self._program, *self._common_flags(), *MYSQL_FLAGS]
