revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
def upgrade():
    inspector = sa.inspect(op.get_bind())
    keys = inspector.get_foreign_keys("t")
    unique = [u["name"] for u in inspector.get_unique_constraints("t")]
    indexes = {i["name"]: i for i in inspector.get_indexes("t")}
    for key in keys:
        op.drop_constraint(key["name"], "t", type_="foreignkey")
    for name in unique:
        op.drop_constraint(name, "t", type_="unique")
    if "ix_a" in indexes and not indexes["ix_a"]["unique"]:
        op.drop_index("ix_a", "t")
