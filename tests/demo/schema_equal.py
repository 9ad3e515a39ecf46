# SPDX-License-Identifier: GPL-3.0-or-later
"""schema_equal.py [--rows TABLE]… URL URL: exit 0 if two schemas are the same, else 1 and the differences.

Compares what schema_dump.py prints, so all of information_schema but its listed volatile columns, and with
--rows also the rows of that table.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from schema_dump import connect, dump  # noqa: E402
from sqlalchemy import text  # noqa: E402


def differences(left, right):
    """One line for each object or value that the two dumps do not share."""
    for part in left:
        for name in sorted(left[part].keys() | right[part].keys()):
            here, there = left[part].get(name), right[part].get(name)
            if here is None or there is None:
                yield f"{part} {name}: only in the {'second' if here is None else 'first'}"
                continue
            for column in sorted(here.keys() | there.keys()):
                if here.get(column) != there.get(column):
                    yield f"{part} {name} {column}: {here.get(column)!r} and {there.get(column)!r}"


def row_differences(left, right, table):
    def rows(connection):
        return sorted(repr(tuple(row)) for row in connection.execute(text(f"SELECT * FROM `{table}`")))

    here, there = rows(left), rows(right)
    if here != there:
        yield f"rows of {table}: {here} and {there}"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", action="append", default=[], metavar="TABLE")
    parser.add_argument("urls", nargs=2, metavar="URL")
    arguments = parser.parse_args()
    with connect(arguments.urls[0]) as left, connect(arguments.urls[1]) as right:
        first = dump(left)
        found = list(differences(first, dump(right)))
        for table in arguments.rows:
            found += row_differences(left, right, table)
    if not first["tables"]:
        found.append("the first schema is empty, so nothing was compared")
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
