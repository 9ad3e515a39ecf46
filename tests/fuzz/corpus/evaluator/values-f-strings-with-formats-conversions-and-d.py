revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
WIDTH = 5
def upgrade():
    op.execute(f"SELECT {WIDTH:03d}, {'it''s'!r}, {{x}}, {1.5}, {True}, {WIDTH + 1:>{WIDTH}}")
