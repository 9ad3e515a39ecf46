# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes keep their order

Revision ID: 5a11d7b3e9c4
Revises: e90a7d35c1b8
Create Date: 2026-04-02 13:47:55.028416+00:00

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = '5a11d7b3e9c4'
down_revision = 'e90a7d35c1b8'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('scenes', sa.Column('position', sa.Integer(), nullable=True))
    # Scenes made before today keep the order they were made in.
    op.execute(
        """
        UPDATE scenes
        JOIN (
            SELECT later.id, COUNT(earlier.id) AS position
            FROM scenes AS later
            JOIN scenes AS earlier ON earlier.task_id = later.task_id AND earlier.id <= later.id
            GROUP BY later.id
        ) AS counted ON counted.id = scenes.id
        SET scenes.position = counted.position
        """
    )
    op.alter_column('scenes', 'position', existing_type=sa.Integer(), nullable=False)
    op.create_unique_constraint('uq_scenes_task_id_position', 'scenes', ['task_id', 'position'])


def downgrade():
    op.drop_constraint('uq_scenes_task_id_position', 'scenes', type_='unique')
    op.drop_column('scenes', 'position')
