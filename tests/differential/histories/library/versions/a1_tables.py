# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables with columns of every common type."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

from library.shared import GENRES, NAME_LENGTH, key

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "authors", key(),
        sa.Column("name", sa.String(NAME_LENGTH), nullable=False, index=True, comment="As on the cover: 100%"),
        sa.Column("email", sa.String(100), unique=True),
        sa.Column("born", sa.Date),
        sa.Column("rank", sa.SmallInteger, server_default="0", nullable=False),
        sa.CheckConstraint("`rank` >= 0", name="rank"),
        mysql_engine="InnoDB", mysql_charset="utf8mb4", comment="Who writes")
    op.create_table(
        "books",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("author_id", sa.Integer, sa.ForeignKey("authors.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Unicode(200), nullable=False),
        sa.Column("genre", sa.Enum(*GENRES, name="genre"), server_default=GENRES[0]),
        sa.Column("price", sa.Numeric(10, 2), server_default=sa.text("0.00")),
        sa.Column("weight", sa.Float(precision=24)),
        sa.Column("lent", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("summary", sa.Text),
        sa.Column("cover", sa.LargeBinary),
        sa.Column("data", sa.JSON),
        sa.Column("bought", sa.DateTime, server_default=sa.func.now()),
        sa.Column("opens", sa.Time),
        sa.Column("moved", mysql.TIMESTAMP(fsp=3), nullable=True),
        sa.Column("pages", mysql.INTEGER(unsigned=True), nullable=True),
        sa.Column("language", mysql.SET("en", "de"), nullable=True),
        sa.Column("shelf", mysql.VARCHAR(20, charset="latin1", collation="latin1_bin")),
        sa.Column("vat", sa.Numeric(10, 2), sa.Computed("price * 0.07", persisted=True)),
        sa.UniqueConstraint("author_id", "title"),
        mysql_row_format="DYNAMIC", mysql_default_charset="utf8mb4", mysql_collate="utf8mb4_unicode_ci")
    op.create_table(
        "copies",
        sa.Column("book_id", sa.BigInteger, nullable=False), sa.Column("number", sa.Integer, nullable=False),
        sa.Column("note", sa.String(30), nullable=True),
        sa.ForeignKeyConstraint(["book_id"], ["books.id"], onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("book_id", "number"))


def downgrade():
    op.drop_table("copies")
    op.drop_table("books")
    op.drop_table("authors")
