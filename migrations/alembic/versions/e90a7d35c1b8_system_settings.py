# SPDX-License-Identifier: GPL-3.0-or-later
"""System settings

Revision ID: e90a7d35c1b8
Revises: 2c8d41f6a07b
Create Date: 2026-03-19 10:02:11.640219+00:00

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "e90a7d35c1b8"
down_revision = "2c8d41f6a07b"
branch_labels = None
depends_on = None

settings = sa.table(
    "system_settings",
    sa.column("name", sa.String),
    sa.column("value", sa.Text),
    sa.column("description", sa.String),
    sa.column("is_public", sa.Boolean),
)


def upgrade():
    op.create_table(
        "system_settings",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("description", sa.String(255)),
        sa.Column("is_public", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
    )
    op.bulk_insert(
        settings,
        [
            {
                "name": "storyboard.frame_rate",
                "value": "24",
                "description": "Frames per second of a new storyboard",
                "is_public": True,
            },
            {
                "name": "files.max_size",
                "value": "4294967296",
                "description": "Bytes; an upload above it is refused",
                "is_public": True,
            },
            {
                "name": "tasks.retry_limit",
                "value": "3",
                "description": "A step's retries before its task fails",
                "is_public": False,
            },
        ],
    )


def downgrade():
    op.drop_table("system_settings")
