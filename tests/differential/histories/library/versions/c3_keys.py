# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and checks, named by the convention and by hand."""
from alembic import op
import sqlalchemy as sa

revision = "c3"
down_revision = "b2"


def upgrade():
    op.create_index(None, "books", ["title"], mysql_length={"title": 20})
    op.create_index("ix_books_both", "books", ["author_id", sa.text("isbn DESC")])
    op.create_index(op.f("ft_books_summary"), "books", ["summary"], mysql_prefix="FULLTEXT")
    op.create_index("ux_items_note", "items", ["note"], unique=True, mysql_using="btree")
    op.create_unique_constraint(None, "authors", ["name", "died"])
    op.create_check_constraint("grams", "books", "grams > 0")
    op.create_check_constraint(op.f("plain_check"), "books", "price < 1000")
    op.create_table("loans", sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
                    sa.Column("reader", sa.String(10), nullable=False), sa.Column("author_id", sa.Integer))
    op.create_primary_key("pk_loans", "loans", ["id", "reader"])
    op.create_foreign_key(None, "loans", "authors", ["author_id"], ["id"], ondelete="SET NULL")
    op.create_table_comment("loans", "What's out")
    op.drop_constraint("uq_books_author_id_title", "books", type_="unique")


def downgrade():
    op.create_unique_constraint("uq_books_author_id_title", "books", ["author_id", "title"])
    op.drop_table_comment("loans", existing_comment="What's out")
    op.drop_constraint("fk_loans_author_id_authors", "loans", type_="foreignkey")
    op.drop_constraint("pk_loans", "loans", type_="primary")
    op.drop_table("loans")
    op.drop_constraint(op.f("plain_check"), "books", type_="check")
    op.drop_constraint("grams", "books", type_="check")
    op.drop_constraint("uq_authors_name_died", "authors", type_="unique")
    op.drop_index("ux_items_note", table_name="items")
    op.drop_index(op.f("ft_books_summary"), table_name="books")
    op.drop_index("ix_books_both", table_name="books")
    op.drop_index("ix_books_title", table_name="books")
