revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    op.add_column("t", sa.Column("a", sa.DateTime, server_default=sa.func.current_timestamp(), nullable=False))
    op.add_column("t", sa.Column("b", sa.TIMESTAMP, server_default=sa.text("CURRENT_TIMESTAMP")))
    op.add_column("t", sa.Column("c", sa.Integer, server_default=sa.null()))
