# SPDX-License-Identifier: GPL-3.0-or-later
"""File ids become BIGINT

The server refuses to change one side of a foreign key, so all keys to files go first, then both
sides change, then the keys come back.

Revision ID: 0d7e92a4b5c8
Revises: 1f6b8c05e3a9
Create Date: 2026-06-01 12:24:08.336571+00:00

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = '0d7e92a4b5c8'
down_revision = '1f6b8c05e3a9'
branch_labels = None
depends_on = None

# (table, column, foreign key, the column's comment)
KEYS_TO_FILES = [
    ('files', 'parent_id', 'fk_files_parent_id', 'The file that this one was made from'),
    ('scenes', 'cover_file_id', 'fk_scenes_cover_file_id', None),
    ('task_steps', 'output_file_id', 'fk_task_steps_output_file_id', None),
]


def change_file_ids(old, new):
    for table, column, key, comment in KEYS_TO_FILES:
        op.drop_constraint(key, table, type_='foreignkey')

    op.alter_column('files', 'id', existing_type=old, type_=new, existing_nullable=False, autoincrement=True)
    for table, column, key, comment in KEYS_TO_FILES:
        op.alter_column(
            table, column, existing_type=old, type_=new, existing_nullable=True, existing_comment=comment)

    for table, column, key, comment in KEYS_TO_FILES:
        op.create_foreign_key(key, table, 'files', [column], ['id'], ondelete='SET NULL')


def upgrade():
    change_file_ids(sa.Integer(), sa.BigInteger())


def downgrade():
    change_file_ids(sa.BigInteger(), sa.Integer())
