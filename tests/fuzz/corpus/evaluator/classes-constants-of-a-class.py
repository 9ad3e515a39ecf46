revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
class Names:
    TABLE = "t"
    COLUMNS = ("a", "b")
def upgrade():
    for column in Names.COLUMNS:
        op.drop_column(Names.TABLE, column)
