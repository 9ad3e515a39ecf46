revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    op.create_index(None, "t", ["a"], schema="s")
    op.create_unique_constraint(None, "t", ["a"], schema="s")
