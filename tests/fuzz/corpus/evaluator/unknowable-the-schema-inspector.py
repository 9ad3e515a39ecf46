revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    op.execute("UPDATE t SET a = 1")
    inspector = sa.inspect(op.get_bind())
    if "t" not in inspector.get_table_names():
        op.drop_table("t")
