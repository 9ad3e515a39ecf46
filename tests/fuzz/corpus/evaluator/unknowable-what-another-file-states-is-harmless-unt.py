revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
from app.models import db
import app.hooks as hooks
logger = hooks.make_logger()
def upgrade():
    op.execute("UPDATE t SET a = 1")
