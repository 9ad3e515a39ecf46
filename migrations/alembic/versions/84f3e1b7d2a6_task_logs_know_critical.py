# SPDX-License-Identifier: GPL-3.0-or-later
"""Task logs know critical

Revision ID: 84f3e1b7d2a6
Revises: 9d02c6e1f00a
Create Date: 2026-05-05 09:58:02.463810+00:00

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = '84f3e1b7d2a6'
down_revision = '9d02c6e1f00a'
branch_labels = None
depends_on = None

LEVELS = ('debug', 'info', 'warning', 'error')


def upgrade():
    op.alter_column(
        'task_logs', 'level',
        existing_type=sa.Enum(*LEVELS),
        type_=sa.Enum(*LEVELS, 'critical'),
        existing_nullable=False,
        existing_server_default='info',
    )
    op.execute("UPDATE task_logs SET logged_at = CURRENT_TIMESTAMP WHERE logged_at IS NULL")
    op.alter_column(
        'task_logs', 'logged_at',
        existing_type=sa.DateTime(),
        existing_server_default=sa.text('CURRENT_TIMESTAMP'),
        nullable=False,
    )
    op.drop_column('task_logs', 'logger')
    op.drop_index('ix_tasks_owner_created_at', table_name='tasks')


def downgrade():
    op.create_index('ix_tasks_owner_created_at', 'tasks', ['owner', 'created_at'])
    op.add_column('task_logs', sa.Column('logger', sa.String(length=100), nullable=True))
    op.alter_column(
        'task_logs', 'logged_at',
        existing_type=sa.DateTime(),
        existing_server_default=sa.text('CURRENT_TIMESTAMP'),
        nullable=True,
    )
    op.execute("UPDATE task_logs SET level = 'error' WHERE level = 'critical'")
    op.alter_column(
        'task_logs', 'level',
        existing_type=sa.Enum(*LEVELS, 'critical'),
        type_=sa.Enum(*LEVELS),
        existing_nullable=False,
        existing_server_default='info',
    )
