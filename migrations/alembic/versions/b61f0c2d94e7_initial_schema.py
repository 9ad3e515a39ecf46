# SPDX-License-Identifier: GPL-3.0-or-later
"""Initial schema (second copy, now empty)

Two of us made the first revision on the same morning. The tables come from 7bea168f7920; this one
does nothing and stays because some databases are already stamped with it.

Revision ID: b61f0c2d94e7
Revises: 7bea168f7920
Create Date: 2026-03-02 09:41:03.902518+00:00

"""

# revision identifiers, used by Alembic.
revision = 'b61f0c2d94e7'
down_revision = '7bea168f7920'
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
