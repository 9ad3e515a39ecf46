# SPDX-License-Identifier: GPL-3.0-or-later
"""What several revisions share."""
import sqlalchemy as sa

NAME_LENGTH = 120
GENRES = ("novel", "poetry", "reader's digest")


def key():
    return sa.Column("id", sa.Integer, primary_key=True)
