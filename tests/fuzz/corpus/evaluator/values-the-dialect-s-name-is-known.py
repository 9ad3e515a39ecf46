revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == "mysql":
        op.execute("UPDATE t SET a = 1")
    if op.get_context().dialect.name in ("postgresql", "sqlite"):
        op.execute("VACUUM")
    if bind.engine.name == "postgresql":
        op.execute("VACUUM")
