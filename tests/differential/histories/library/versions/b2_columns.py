# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns come, go, and become others."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = "b2"
down_revision = "a1"


def upgrade():
    op.add_column("books", sa.Column("isbn", sa.CHAR(13), unique=True))
    op.add_column("books", sa.Column("editor_id", sa.Integer, sa.ForeignKey("authors.id", name="fk_editor")))
    op.add_column("authors", sa.Column("country", sa.String(2), index=True, server_default="??", nullable=False))
    op.alter_column("books", "title", existing_type=sa.Unicode(200), type_=sa.Unicode(300), existing_nullable=False)
    op.alter_column("books", "weight", existing_type=sa.Float, new_column_name="grams", type_=sa.Integer)
    op.alter_column("books", "lent", existing_type=sa.Boolean, existing_nullable=False, server_default=sa.true())
    op.alter_column("books", "price", existing_type=sa.Numeric(10, 2), server_default=None)
    op.alter_column("books", "bought", existing_type=sa.DateTime, nullable=False,
                    existing_server_default=sa.func.now())
    op.alter_column("copies", "note", existing_type=sa.String(30), comment="It's 100% free")
    op.alter_column("copies", "number", existing_type=sa.Integer, type_=mysql.INTEGER(unsigned=True), nullable=False)
    with op.batch_alter_table("authors") as batch:
        batch.add_column(sa.Column("died", sa.Date()))
        batch.drop_column("born")
        batch.alter_column("rank", existing_type=sa.SmallInteger(), server_default="1", nullable=True)
        batch.alter_column("email", existing_type=sa.String(100), new_column_name="mail", nullable=False)
    op.drop_column("books", "opens")
    op.rename_table("copies", "items")


def downgrade():
    op.rename_table("items", "copies")
    op.add_column("books", sa.Column("opens", sa.Time))
    with op.batch_alter_table("authors") as batch:
        batch.alter_column("mail", existing_type=sa.String(100), new_column_name="email", nullable=True)
        batch.alter_column("rank", existing_type=sa.SmallInteger(), server_default="0", nullable=False)
        batch.add_column(sa.Column("born", sa.Date()))
        batch.drop_column("died")
    op.alter_column("copies", "number", existing_type=sa.Integer, nullable=False)
    op.alter_column("copies", "note", existing_type=sa.String(30), comment=None, existing_comment="It's 100% free")
    op.alter_column("books", "grams", new_column_name="weight", existing_type=sa.Integer, type_=sa.Float(precision=24))
    op.drop_index("ix_authors_country", table_name="authors")
    op.drop_column("authors", "country")
    op.drop_constraint("fk_editor", "books", type_="foreignkey")
    op.drop_column("books", "editor_id")
    op.drop_column("books", "isbn")
