# SPDX-License-Identifier: GPL-3.0-or-later
"""One schema on a server: its objects as the server writes them, its rows' checksums, and a copy of another's.

The servers of a comparison call their schemas the same, so that nothing of a text has to be taken out but counters.
"""

import re

import pymysql
from pymysql.constants import CLIENT

SCHEMA = "stemma"
VERSION_TABLE = "alembic_version"
PERMITTED = {
    "key-order": "CREATE INDEX after CREATE TABLE comes from a set of objects: its order is random in Alembic",
    "default-brackets": "connected to MySQL, newer SQLAlchemy puts brackets around a default that is an expression; offline and "
                        "before it doesn't. MySQL keeps them, MariaDB doesn't",
}


class Schema:
    def __init__(self, server):
        self.server = server
        self.connection = None

    def url(self, scheme):
        return self.server.url(SCHEMA).replace("mysql+", scheme + "+", 1)

    def session(self):
        """A new one, as SQLAlchemy opens it."""
        return pymysql.connect(unix_socket=str(self.server.socket), user="root", database=SCHEMA, charset="utf8mb4",
                               client_flag=CLIENT.FOUND_ROWS)

    def create(self):
        """Empty, but for the version table."""
        self.close()
        self.server.create_database(SCHEMA)
        self.connection = self.server.connect(SCHEMA)
        self.query("CREATE TABLE %s (version_num VARCHAR(32) NOT NULL, CONSTRAINT %s_pkc PRIMARY KEY (version_num))" % (
            VERSION_TABLE, VERSION_TABLE))

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def query(self, sql, arguments=None):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return cursor.fetchall()

    def set_rows(self, revisions):
        if self.query("SHOW TABLES LIKE '%s'" % VERSION_TABLE):
            self.query("DELETE FROM %s" % VERSION_TABLE)
            for one in revisions:
                self.query("INSERT INTO %s VALUES (%%s)" % VERSION_TABLE, (one[:32],))

    def tables(self, *kinds):
        return [name for name, kind in self.query("SHOW FULL TABLES") if kind in (kinds or ("BASE TABLE",))]

    def objects(self):
        """{(kind, name): text}"""
        found = {("table", name): self._table(name) for name in self.tables()}
        for name in self.tables("SEQUENCE"):
            found["sequence", name] = self.query("SHOW CREATE TABLE %s" % quoted(name))[0][1]
        for name in self.tables("VIEW"):
            # A view whose tables are gone can't be shown.
            try:
                found["view", name] = self.query("SHOW CREATE VIEW %s" % quoted(name))[0][1]
            except pymysql.err.MySQLError as error:
                found["view", name] = str(error)
        for row in self.query("SHOW TRIGGERS"):
            found["trigger", row[0]] = self.query("SHOW CREATE TRIGGER %s" % quoted(row[0]))[0][2]
        for kind in ("PROCEDURE", "FUNCTION"):
            for row in self.query("SHOW %s STATUS WHERE Db = DATABASE()" % kind):
                found[kind.lower(), row[1]] = self.query("SHOW CREATE %s %s" % (kind, quoted(row[1])))[0][2]
        for row in self.query("SHOW EVENTS"):
            found["event", row[1]] = self.query("SHOW CREATE EVENT %s" % quoted(row[1]))[0][3]
        found["schema", ""] = self.query("SHOW CREATE DATABASE %s" % SCHEMA)[0][1]
        return found

    def _table(self, name):
        text = self.query("SHOW CREATE TABLE %s" % quoted(name))[0][1]
        return re.sub(r" AUTO_INCREMENT=\d+", "", text)

    def checksums(self):
        names = [one for one in self.tables() if one != VERSION_TABLE]
        if not names:
            return {}
        rows = self.query("CHECKSUM TABLE " + ", ".join(map(quoted, names)))
        return {name.split(".", 1)[1]: value for name, value in rows}

    def copy_from(self, other):
        """Becomes what the other is, rows too."""
        self.close()
        self.server.create_database(SCHEMA)
        self.connection = self.server.connect(SCHEMA)
        self.query("SET foreign_key_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO'")
        objects = other.objects()
        self._create([objects["schema", ""].replace("CREATE", "ALTER", 1)])
        for kinds in (("sequence", "table"), ("function", "procedure"), ("view",), ("trigger", "event")):
            self._create([text for (kind, _), text in objects.items() if kind in kinds])
            if "table" in kinds:
                for name in other.tables():
                    self._copy_rows(other, name)
        self.close()
        self.connection = self.server.connect(SCHEMA)

    def _create(self, statements):
        """Views stand on one another: what fails is tried again as long as others don't."""
        while statements:
            failed = []
            for statement in statements:
                try:
                    self.query(statement)
                except pymysql.err.MySQLError:
                    failed.append(statement)
            if len(failed) == len(statements):
                return
            statements = failed

    def _copy_rows(self, other, table):
        columns = [row[0] for row in other.query("SHOW COLUMNS FROM %s" % quoted(table)) if "GENERATED" not in row[5]]
        names = ", ".join(map(quoted, columns))
        rows = other.query("SELECT %s FROM %s" % (names, quoted(table)))
        with self.connection.cursor() as cursor:
            cursor.executemany("INSERT INTO %s (%s) VALUES (%s)" % (
                quoted(table).replace("%", "%%"), names.replace("%", "%%"), ", ".join(["%s"] * len(columns))), rows)


def quoted(name):
    return "`%s`" % name.replace("`", "``")


def without_key_order(text):
    """A CREATE TABLE whose keys are in the order of the alphabet."""
    return sorted(line.rstrip(",") for line in text.splitlines())


def same_but_for_key_order(one, other):
    """Whether keys alone are in another order: the columns keep theirs."""
    columns = [[line for line in text.splitlines() if line.startswith("  `")] for text in (one, other)]
    return [line.rstrip(",") for line in columns[0]] == [line.rstrip(",") for line in columns[1]] and without_key_order(
        one) == without_key_order(other)


def without_default_brackets(text):
    """A CREATE TABLE whose defaults have no brackets of their own, as MySQL words them without."""
    text = re.sub(r" DEFAULT \((now|current_timestamp|curtime)\((\d*)\)\)", lambda found: " DEFAULT CURRENT_TIMESTAMP" + (
        "(%s)" % found[2] if found[2] else ""), text)
    return re.sub(r" DEFAULT \((-?[\d.]+)\)", r" DEFAULT '\1'", text)


def differences(theirs, ours):
    """What differs between two answers of objects(): lines to read, and what is permitted in which of them."""
    lines, permitted = [], []
    for key in sorted(theirs.keys() | ours.keys()):
        name = " ".join(key).strip()
        if key not in ours or key not in theirs:
            lines.append("%s: only in %s" % (name, "Alembic's" if key in theirs else "ours"))
        elif theirs[key] != ours[key]:
            if key[0] == "table" and without_default_brackets(theirs[key]) == ours[key]:
                permitted.append(("default-brackets", name))
                continue
            if key[0] == "table" and same_but_for_key_order(theirs[key], ours[key]):
                permitted.append(("key-order", name))
                continue
            their, our = ([line.strip().rstrip(",") for line in text.splitlines()] for text in (theirs[key], ours[key]))
            lines += ["%s: Alembic's: %s" % (name, line) for line in their if line not in our]
            lines += ["%s: ours: %s" % (name, line) for line in our if line not in their]
            if sorted(their) == sorted(our):
                lines.append("%s: its columns are in another order" % name)
    return lines, permitted
