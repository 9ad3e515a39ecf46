# SPDX-License-Identifier: GPL-3.0-or-later
"""Both lines, and what the dialect decides."""
from alembic import op
import sqlalchemy as sa

revision = "z2"
down_revision = ("x1", "y1")


def has_checks():
    return op.get_bind().dialect.name in ("mysql", "mariadb")


def upgrade():
    if has_checks():
        op.create_check_constraint("positive", "versions", "major > 0")
    else:
        op.add_column("versions", sa.Column("other", sa.Integer))
    op.drop_constraint("positive", "versions", type_="check")
    op.create_foreign_key("fk_users_group", "users", "groups", ["live"], ["id"])


def downgrade():
    op.drop_constraint("fk_users_group", "users", type_="foreignkey")
    op.drop_index("fk_users_group", "users")
