# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes carry a prompt, tasks lose their owner

Revision ID: 6e3bd8f10a57
Revises: 0d7e92a4b5c8
Create Date: 2026-06-15 14:39:51.809247+00:00

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = '6e3bd8f10a57'
down_revision = '0d7e92a4b5c8'
branch_labels = None
depends_on = None

COMMENT = 'The scenes of a storyboard, in the order of position'
VIEW = 'task_progress'
STEPS_DONE = "SUM(task_steps.state = 'done')"


def upgrade():
    op.alter_column(
        'scenes', 'description', new_column_name='prompt', existing_type=sa.Text(), existing_nullable=True)
    op.create_table_comment('scenes', COMMENT, existing_comment=None)
    op.create_check_constraint('ck_files_file_size', 'files', 'file_size >= 0')
    op.drop_column('tasks', 'owner')

    op.execute(
        f"CREATE VIEW {VIEW} AS "
        f"SELECT tasks.id, tasks.title, COUNT(task_steps.id) AS steps, {STEPS_DONE} AS steps_done "
        "FROM tasks LEFT JOIN task_steps ON task_steps.task_id = tasks.id GROUP BY tasks.id, tasks.title"
    )


def downgrade():
    op.execute(f"DROP VIEW {VIEW}")
    op.add_column('tasks', sa.Column('owner', sa.String(length=80), nullable=True))
    op.drop_constraint('ck_files_file_size', 'files', type_='check')
    op.drop_table_comment('scenes', existing_comment=COMMENT)
    op.alter_column(
        'scenes', 'prompt', new_column_name='description', existing_type=sa.Text(), existing_nullable=True)
