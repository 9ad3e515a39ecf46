revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
t = sa.table("t", sa.column("id", sa.Integer), sa.column("a", sa.String), sa.column("b", sa.Boolean), sa.column("rank", sa.Integer))
def upgrade():
    op.execute(t.update().values(a="it's"))
    op.execute(t.update().where(t.c.id == 1).values(b=True, a=None))
    op.execute(t.update().where(t.c.a == None).where(t.c.b == False).values({"rank": 7}))
    op.execute(t.update().where(sa.and_(t.c.id > 1, 9 > t.c.id, t.c.a != "x")).values({t.c.a: "back\\slash"}))
    op.execute(sa.update(t).where((t.c.a.is_(None)) | (t.c.id.in_([1, 2]))).values(a=sa.text("UPPER(a)")))
    op.execute(t.update().where(t.c.a == op.inline_literal("old")).values({"a": op.inline_literal("new")}))
    op.execute(t.update().where(sa.or_(t.c.id == 1, t.c.id == 2), t.c.b == True).values(a=t.c.rank))
