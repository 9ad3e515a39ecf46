# SPDX-License-Identifier: GPL-3.0-or-later
"""schema_dump.py URL: what information_schema says about one schema, as stable JSON.

    {"tables": {"<table>": {"ENGINE": …}}, "columns": {"<table>.<column>": {…}}, …}

URL is an SQLAlchemy URL (mysql+pymysql://…, unix_socket=… allowed). All columns are there but the VOLATILE
ones, which change without a change of the schema. The schema's own name is written as <schema>, so that two
schemas on one server can be compared.
"""

import argparse
import json
import sys

from sqlalchemy import create_engine, pool, text
from sqlalchemy.engine import make_url

# information_schema table -> (column that names the schema, columns that name the object)
PARTS = {
    "tables": ("TABLE_SCHEMA", ("TABLE_NAME",)),
    "columns": ("TABLE_SCHEMA", ("TABLE_NAME", "COLUMN_NAME")),
    "statistics": ("TABLE_SCHEMA", ("TABLE_NAME", "INDEX_NAME", "SEQ_IN_INDEX")),
    "key_column_usage": ("TABLE_SCHEMA", ("TABLE_NAME", "CONSTRAINT_NAME", "COLUMN_NAME")),
    "referential_constraints": ("CONSTRAINT_SCHEMA", ("TABLE_NAME", "CONSTRAINT_NAME")),
    "table_constraints": ("TABLE_SCHEMA", ("TABLE_NAME", "CONSTRAINT_TYPE", "CONSTRAINT_NAME")),
    # MySQL doesn't say which table a check belongs to; its names are unique in a schema.
    "check_constraints": ("CONSTRAINT_SCHEMA", ("TABLE_NAME", "CONSTRAINT_NAME")),
    "views": ("TABLE_SCHEMA", ("TABLE_NAME",)),
    "triggers": ("TRIGGER_SCHEMA", ("TRIGGER_NAME",)),
    "routines": ("ROUTINE_SCHEMA", ("ROUTINE_TYPE", "ROUTINE_NAME")),
}

VOLATILE = {
    # rows and bytes
    "TABLE_ROWS", "AVG_ROW_LENGTH", "DATA_LENGTH", "MAX_DATA_LENGTH", "INDEX_LENGTH", "MAX_INDEX_LENGTH",
    "DATA_FREE", "CARDINALITY", "CHECKSUM", "AUTO_INCREMENT",
    # times
    "CREATE_TIME", "UPDATE_TIME", "CHECK_TIME", "CREATED", "LAST_ALTERED",
}


def connect(url):
    """A connection to the database of an SQLAlchemy URL; the driver is PyMySQL where it names none."""
    url = make_url(url)
    if "+" not in url.drivername:
        url = url.set(drivername=url.drivername + "+pymysql")
    if not url.database:
        raise ValueError("the URL names no database")
    return create_engine(url, poolclass=pool.NullPool).connect()


def dump(connection, without_tables=(), without_columns=()):
    """The schema as {part: {object: {column: value}}}, without what belongs to without_tables."""
    schema = connection.engine.url.database
    return {
        part: _dump_part(connection, schema, part, set(without_tables), VOLATILE | set(without_columns))
        for part in PARTS
    }


def _dump_part(connection, schema, part, without_tables, without_columns):
    schema_column, names = PARTS[part]
    rows = connection.execute(
        text(f"SELECT * FROM information_schema.{part} WHERE {schema_column} = :schema"), {"schema": schema})
    objects = {}
    for row in rows.mappings():
        values = {key.upper(): value for key, value in row.items()}
        if values.get("TABLE_NAME") in without_tables:
            continue
        name = ".".join(str(values[column]) for column in names if values.get(column) is not None)
        if name in objects:
            raise RuntimeError(f"two rows of information_schema.{part} are named {name}")
        objects[name] = {
            column: _plain(column, value, schema)
            for column, value in sorted(values.items()) if column not in without_columns
        }
    return dict(sorted(objects.items()))


def _plain(column, value, schema):
    if isinstance(value, (bytes, bytearray)):
        value = bytes(value).decode("utf-8", "replace")
    if column.endswith("_SCHEMA") and value == schema:
        return "<schema>"
    if column == "VIEW_DEFINITION":
        return value.replace(f"`{schema}`.", "")
    return value


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", metavar="URL")
    arguments = parser.parse_args()
    with connect(arguments.url) as connection:
        json.dump(dump(connection), sys.stdout, indent=2, ensure_ascii=False, default=str)
    print()


if __name__ == "__main__":
    main()
