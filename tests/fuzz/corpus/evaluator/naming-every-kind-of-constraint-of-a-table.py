revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    op.create_table("t",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("a", sa.Integer(), index=True),
        sa.Column("b", sa.String(20), unique=True),
        sa.Column("c", sa.Integer(), sa.ForeignKey("u.id")),
        sa.Column("d", sa.Boolean(create_constraint=True, name="truth")),
        sa.CheckConstraint("a > 0", name="positive"),
        sa.UniqueConstraint("a", "b"),
        sa.ForeignKeyConstraint(["a"], ["u.id"]),
        sa.PrimaryKeyConstraint("id"))
