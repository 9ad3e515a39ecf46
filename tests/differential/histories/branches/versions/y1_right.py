# SPDX-License-Identifier: GPL-3.0-or-later
"""One that asks the server for more than its text can tell: Alembic runs it on both sides."""
from alembic import op
import sqlalchemy as sa

revision = "y1"
down_revision = "r0"
depends_on = "x1"


def upgrade():
    version = op.get_bind().execute(sa.text("SELECT VERSION()")).scalar()
    op.create_table("versions", sa.Column("major", sa.Integer, server_default=version.split(".")[0]))


def downgrade():
    op.drop_table("versions")
