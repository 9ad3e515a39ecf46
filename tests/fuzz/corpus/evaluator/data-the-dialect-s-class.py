revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
from sqlalchemy.dialects.mysql.base import MySQLDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.dialects import postgresql
def upgrade():
    dialect = op.get_bind().dialect
    if isinstance(dialect, MySQLDialect):
        op.drop_table("a")
    if isinstance(dialect, (SQLiteDialect, postgresql.dialect)) or dialect.supports_sequences:
        op.drop_table("b")
