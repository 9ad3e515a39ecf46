# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows, views and a trigger."""
from alembic import op
import sqlalchemy as sa

revision = "d4"
down_revision = "c3"

authors = sa.table("authors", sa.column("id", sa.Integer), sa.column("name", sa.String),
                   sa.column("country", sa.String), sa.column("mail", sa.String))
NAMES = ["Ada", "Ben O'Neil", "50%: a \\ path", "Zoë"]


def upgrade():
    op.bulk_insert(authors, [{"id": number, "name": name, "country": "uk", "mail": f"{number}@uk"} for number, name in enumerate(NAMES, 1)])
    op.execute(authors.update().where(authors.c.id == 2).values(country="ie"))
    op.execute(sa.text("UPDATE authors SET country = :code WHERE name LIKE :name").bindparams(code="fr", name="Zo%"))
    op.get_bind().execute(sa.text("INSERT INTO items (book_id, number) SELECT id, 1 FROM books"))
    for number in range(1, 3):
        op.execute(f"UPDATE authors SET `rank` = {number} WHERE id = {number}")
    op.execute("CREATE VIEW british AS SELECT id, name FROM authors WHERE country = 'uk'")
    op.execute("""CREATE TRIGGER upper_note BEFORE INSERT ON items FOR EACH ROW
        BEGIN
            IF NEW.note IS NULL THEN SET NEW.note = 'none'; END IF;
        END""")


def downgrade():
    op.execute("DROP TRIGGER upper_note")
    op.execute("DROP VIEW british")
    op.execute(authors.delete().where(authors.c.id.in_([1, 2, 3, 4])))
