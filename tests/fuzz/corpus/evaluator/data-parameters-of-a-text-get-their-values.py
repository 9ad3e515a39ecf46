revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE t SET a = :a WHERE b = :b"), {"a": 1, "b": "it's: x"})
    op.execute(sa.text("DELETE FROM t WHERE a = :a").bindparams(a="z"))
    conn.execute(sa.text("INSERT INTO t VALUES (:v)"), [{"v": 1}, {"v": 2}])
