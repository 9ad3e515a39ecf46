revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    op.rename_table("a", "b")
    op.rename_table("a", "b", schema="s")
    op.drop_table("b")
    op.create_table_comment("t", "hello", existing_comment=None)
    op.drop_table_comment("t")
    op.drop_column("t", "a")
    op.add_column("t", sa.Column("b", sa.Integer(), unique=True, index=True), schema="s")
