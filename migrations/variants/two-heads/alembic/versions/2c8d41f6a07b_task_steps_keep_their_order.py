# SPDX-License-Identifier: GPL-3.0-or-later
"""Task steps keep their order

Revision ID: 2c8d41f6a07b
Revises: 7bea168f7920
Create Date: 2026-03-11 15:20:48.117733+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = '2c8d41f6a07b'
down_revision: Union[str, Sequence[str], None] = '7bea168f7920'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

# Tables whose rows people edit; logs are never changed.
EDITED_TABLES = ['files', 'scenes', 'task_steps', 'tasks']
NOW_ON_UPDATE = 'CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP'


def upgrade() -> None:
    with op.batch_alter_table('task_steps', schema=None) as batch_op:
        batch_op.add_column(sa.Column('position', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column(
            'retry_count', sa.SmallInteger(), server_default=sa.text('0'), nullable=False,
            comment='Retries so far, not counting the first run'))
        batch_op.create_index('ix_task_steps_task_id_position', ['task_id', 'position'], unique=False)

    for table in EDITED_TABLES:
        op.add_column(
            table,
            sa.Column('updated_at', sa.DateTime(), server_default=sa.text(NOW_ON_UPDATE), nullable=False),
        )


def downgrade() -> None:
    for table in reversed(EDITED_TABLES):
        op.drop_column(table, 'updated_at')

    with op.batch_alter_table('task_steps', schema=None) as batch_op:
        batch_op.drop_index('ix_task_steps_task_id_position')
        batch_op.drop_column('retry_count')
        batch_op.drop_column('position')
