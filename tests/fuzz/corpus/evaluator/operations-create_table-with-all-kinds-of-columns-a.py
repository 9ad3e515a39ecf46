revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    made = op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent", sa.Integer(), sa.ForeignKey("tasks.id", ondelete="CASCADE")),
        sa.Column("name", sa.String(20), nullable=False, server_default="x", comment="it's"),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.now(), default=lambda: 1),
        sa.Column("on", sa.Boolean, server_default=sa.false()),
        sa.Column("sum", sa.Integer, sa.Computed("id + 1", persisted=True)),
        sa.CheckConstraint("id > 0", name="ck"),
        sa.UniqueConstraint("name", "at", name="uq"),
        mysql_engine="InnoDB",
        postgresql_partition_by="x",
        comment="Tasks",
    )
