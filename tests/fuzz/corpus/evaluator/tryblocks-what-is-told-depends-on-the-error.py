revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    try:
        op.drop_table("a")
    except Exception as exx:
        if "exists" in str(exx.orig).lower():
            print("good")
        else:
            print(exx)
