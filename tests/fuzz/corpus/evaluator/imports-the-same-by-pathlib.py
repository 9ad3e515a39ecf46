revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
from pathlib import Path
def upgrade():
    op.execute((Path(__file__).parent / "r.sql").read_text())
