revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    op.drop_column("a", "b", mssql_drop_check=True)
    op.drop_column("a", "b", color="red")
