revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    try:
        op.drop_table("a")
        op.drop_table("b")
    except Exception:
        pass
    op.drop_table("c")
