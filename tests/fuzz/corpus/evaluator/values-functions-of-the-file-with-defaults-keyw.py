revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def run(table, *columns, value=1, **more):
    def one(column):
        op.execute(f"UPDATE {table} SET {column} = {value}{more.get('tail', '')}")
    for column in columns:
        one(column)
def twice(n): return n * 2
def upgrade():
    run("t", "a", "b")
    run("u", *["c"], value=twice(3), tail=" WHERE 1")
    (lambda x: op.execute(x))("UPDATE v SET a = 1")
