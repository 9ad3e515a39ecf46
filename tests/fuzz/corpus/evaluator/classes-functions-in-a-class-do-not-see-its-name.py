revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
N = "outer"
class A(sa.TypeDecorator):
    N = "inner"
    impl = sa.String(10)
    def load_dialect_impl(self, dialect):
        if N == "outer":
            return dialect.type_descriptor(sa.Text())
        return self.impl
def upgrade():
    op.add_column("t", sa.Column("a", A()))
