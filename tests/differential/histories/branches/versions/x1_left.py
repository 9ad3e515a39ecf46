# SPDX-License-Identifier: GPL-3.0-or-later
"""What is there already is passed over."""
from alembic import context, op
import sqlalchemy as sa

revision = "x1"
down_revision = "r0"
branch_labels = ("left",)


def upgrade():
    try:
        op.add_column("users", sa.Column("name", sa.String(50)))
        op.add_column("users", sa.Column("never", sa.Integer))
    except sa.exc.OperationalError:
        pass
    try:
        op.add_column("users", sa.Column("mail", sa.String(50)))
    except Exception as error:
        print(error)
    if context.is_offline_mode():
        op.add_column("users", sa.Column("offline", sa.Integer))
    else:
        op.add_column("users", sa.Column("live", sa.Integer))


def downgrade():
    op.drop_column("users", "live")
    op.drop_column("users", "mail")
