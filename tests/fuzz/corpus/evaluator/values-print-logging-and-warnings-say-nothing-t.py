revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa
import logging
log = logging.getLogger(__name__)
def upgrade():
    print("working", 1)
    log.info("step %s", 2)
    op.execute("UPDATE t SET a = 1")
