revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
op.execute = print
def upgrade():
    op.drop_table("a")
