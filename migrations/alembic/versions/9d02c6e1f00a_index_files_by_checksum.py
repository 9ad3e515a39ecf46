# SPDX-License-Identifier: GPL-3.0-or-later
"""Index files by checksum

Revision ID: 9d02c6e1f00a
Revises: 5a11d7b3e9c4
Create Date: 2026-04-27 11:12:36.905127+00:00

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "9d02c6e1f00a"
down_revision = "5a11d7b3e9c4"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("files") as batch_op:
        batch_op.add_column(sa.Column("checksum", sa.CHAR(64), nullable=True, comment="SHA-256 in hex"))
        batch_op.create_index(batch_op.f("ix_files_checksum"), ["checksum"])
    # A path may be longer than an index key on older servers.
    op.create_index("ix_files_path", "files", ["path"], mysql_length=191)


def downgrade():
    op.drop_index("ix_files_path", table_name="files")
    with op.batch_alter_table("files") as batch_op:
        batch_op.drop_index(batch_op.f("ix_files_checksum"))
        batch_op.drop_column("checksum")
