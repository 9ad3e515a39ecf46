revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
from app.helpers import fix
def upgrade():
    op.drop_table("a")
    fix()
