revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    inspector = sa.inspect(op.get_bind())
    if not inspector.has_table("t"):
        op.create_table("t", sa.Column("a", sa.Integer()))
