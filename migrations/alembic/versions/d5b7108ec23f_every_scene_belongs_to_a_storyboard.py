# SPDX-License-Identifier: GPL-3.0-or-later
"""Every scene belongs to a storyboard

Revision ID: d5b7108ec23f
Revises: c41f09ab72de
Create Date: 2026-05-08 16:05:40.271386+00:00

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = 'd5b7108ec23f'
down_revision = 'c41f09ab72de'
branch_labels = None
depends_on = None

FRAME_RATE = 24


def upgrade():
    op.add_column(
        'storyboards',
        sa.Column('frame_rate', sa.Integer(), server_default=sa.text(f'{FRAME_RATE}'), nullable=False),
    )
    op.execute(
        "INSERT INTO storyboards (task_id, title) "
        "SELECT tasks.id, tasks.title FROM tasks "
        "WHERE EXISTS (SELECT 1 FROM scenes WHERE scenes.task_id = tasks.id AND scenes.storyboard_id IS NULL)"
    )
    op.execute(
        sa.text(
            "UPDATE scenes JOIN storyboards ON storyboards.task_id = scenes.task_id "
            "SET scenes.storyboard_id = storyboards.id WHERE scenes.storyboard_id IS NULL"
        )
    )
    op.alter_column('scenes', 'storyboard_id', existing_type=sa.Integer(), nullable=False)


def downgrade():
    op.alter_column('scenes', 'storyboard_id', existing_type=sa.Integer(), nullable=True)
    op.drop_column('storyboards', 'frame_rate')
