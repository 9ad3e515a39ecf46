# SPDX-License-Identifier: GPL-3.0-or-later
"""Add storyboards to scenes

Revision ID: c41f09ab72de
Revises: 5a11d7b3e9c4
Create Date: 2026-05-03 08:31:19.554902+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = 'c41f09ab72de'
down_revision: Union[str, Sequence[str], None] = '5a11d7b3e9c4'
branch_labels: Union[str, Sequence[str], None] = ('storyboards',)
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table('storyboards',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('created_at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
    sa.ForeignKeyConstraint(['task_id'], ['tasks.id'], name='fk_storyboards_task_id', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    mysql_charset='utf8mb4',
    mysql_collate='utf8mb4_unicode_ci',
    mysql_engine='InnoDB'
    )
    op.create_index(op.f('ix_storyboards_task_id'), 'storyboards', ['task_id'], unique=False)
    op.add_column('scenes', sa.Column('storyboard_id', sa.Integer(), nullable=True))
    op.create_index(op.f('ix_scenes_storyboard_id'), 'scenes', ['storyboard_id'], unique=False)
    op.create_foreign_key(
        'fk_scenes_storyboard_id', 'scenes', 'storyboards', ['storyboard_id'], ['id'], ondelete='CASCADE')


def downgrade() -> None:
    op.drop_constraint('fk_scenes_storyboard_id', 'scenes', type_='foreignkey')
    op.drop_index(op.f('ix_scenes_storyboard_id'), table_name='scenes')
    op.drop_column('scenes', 'storyboard_id')
    op.drop_table('storyboards')
