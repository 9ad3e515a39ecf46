# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a naming convention: the server names keys by itself."""
from alembic import op
import sqlalchemy as sa

revision = "r0"
down_revision = None
branch_labels = None


numbers = sa.Sequence("group_numbers")


def upgrade():
    if op.get_context().dialect.supports_sequences:
        op.execute(sa.schema.CreateSequence(numbers))
    op.create_table("users", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(50), unique=True),
                    sa.Column("system", sa.Boolean(create_constraint=True)), sa.CheckConstraint("name <> ''"))
    op.create_table("groups", sa.Column("id", sa.Integer, numbers, primary_key=True),
                    sa.Column("owner", sa.Integer, sa.ForeignKey("users.id")),
                    sa.Column("state", sa.Enum("on", "off", native_enum=False, create_constraint=True, name="state")))


def downgrade():
    if op.get_bind().dialect.supports_sequences:
        op.execute(sa.schema.DropSequence(numbers))
    for name in ("groups", "users"):
        op.drop_table(name)
