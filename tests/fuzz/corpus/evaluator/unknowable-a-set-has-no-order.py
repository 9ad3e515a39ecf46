revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    for table in {"a", "b"}:
        op.drop_table(table)
