revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
import textwrap
from textwrap import dedent as cut
def upgrade():
    op.execute(textwrap.dedent("""\
        UPDATE t
          SET a = 1"""))
    op.execute(cut("  UPDATE u SET a = 1"))
