revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
t = sa.table("t", sa.column("a"))
def upgrade():
    op.execute(t.update().values(b=1))
