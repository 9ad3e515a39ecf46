# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a script of `--sql` back: its steps, and the rows that its statements leave after each."""

import re

STEP = re.compile(r"-- Running (upgrade|downgrade|stamp_revision) (.*?) -> (.*)")
INSERT = re.compile(r"INSERT INTO alembic_version \(version_num\) VALUES \('(.*)'\);")
UPDATE = re.compile(r"UPDATE alembic_version SET version_num='(.*)' WHERE alembic_version.version_num = '(.*)';")
DELETE = re.compile(r"DELETE FROM alembic_version WHERE alembic_version.version_num = '(.*)';")
DROP = "DROP TABLE alembic_version;\n\n"


class Script:
    def __init__(self, op, start, text):
        self.start = start
        self.text = text
        self.titles = STEP.findall(text)
        self.steps = [to if op == "upgrade_sql" else from_ for _, from_, to in self.titles]
        self.rows = sorted(start)
        self.rows_after = []
        self.faults = []
        rows = list(start)
        for part in text.split("-- Running")[1:]:
            for line in part.splitlines():
                rows = self._write(line, rows)
            self.rows = sorted(rows)
            self.rows_after.append(self.rows)

    def _write(self, line, rows):
        if match := INSERT.match(line):
            return rows + [match[1]]
        if match := UPDATE.match(line):
            self._expect_one("an UPDATE", rows, match[2])
            return [match[1] if row == match[2] else row for row in rows]
        if match := DELETE.match(line):
            self._expect_one("a DELETE", rows, match[1])
            return [row for row in rows if row != match[1]]
        return rows

    def _expect_one(self, what, rows, row):
        if rows.count(row) != 1:
            self.faults.append("%s of %s finds %d rows" % (what, row, rows.count(row)))

    def plan(self):
        return {"steps": self.steps, "rows_after": self.rows_after, "rows": self.rows}
