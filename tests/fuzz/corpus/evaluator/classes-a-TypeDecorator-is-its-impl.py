revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
class Text(sa.TypeDecorator):
    impl = sa.String
    cache_ok = True
    def process_bind_param(self, value, dialect):
        return value.lower()
def upgrade():
    op.add_column("t", sa.Column("a", Text(40)))
