#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reflect_peer.py SOCKET SCHEMA: reads a schema with SQLAlchemy, prints "version milliseconds way".

The two ways that read everything are timed after one unmeasured look at a single table, and the faster one
counts: MetaData.reflect(), and the inspector's get_multi_… calls, which build no Table objects.
"""
import sys
import time

import sqlalchemy
from sqlalchemy import MetaData, create_engine, inspect
from sqlalchemy.engine import URL


def metadata(engine):
    found = MetaData()
    found.reflect(engine, views=False)
    return len(found.tables)


def multi(engine):
    inspector = inspect(engine)
    columns = inspector.get_multi_columns()
    for each in ("pk_constraint", "indexes", "unique_constraints", "foreign_keys", "check_constraints",
                 "table_comment", "table_options"):
        getattr(inspector, "get_multi_" + each)()
    return len(columns)


def main(socket, schema):
    engine = create_engine(URL.create("mysql+pymysql", username="root", database=schema,
                                      query={"unix_socket": socket, "charset": "utf8mb4"}))
    with engine.connect():
        pass
    times = {}
    for way in (metadata, multi):
        begun = time.perf_counter()
        way(engine)
        times[way.__name__] = (time.perf_counter() - begun) * 1000
    best = min(times, key=times.get)
    print(sqlalchemy.__version__, f"{times[best]:.1f}", best)


if __name__ == "__main__":
    main(*sys.argv[1:3])
