# SPDX-License-Identifier: GPL-3.0-or-later
"""Merge storyboards and file index

Revision ID: 1f6b8c05e3a9
Revises: d5b7108ec23f, 84f3e1b7d2a6
Create Date: 2026-05-11 07:50:33.718264+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = '1f6b8c05e3a9'
down_revision: Union[str, Sequence[str], None] = ('d5b7108ec23f', '84f3e1b7d2a6')
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
