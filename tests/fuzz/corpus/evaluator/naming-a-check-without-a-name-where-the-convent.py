revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer()), sa.CheckConstraint("a > 0"))
