revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
import enum
class State(enum.Enum):
    NEW = "new"
    DONE = "done"
def upgrade():
    op.add_column("t", sa.Column("state", sa.Enum(State)))
