#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the SQL of whole histories beside Alembic's, and measures the memory that ours takes.

  rendering.py STEMMA-CLI [SIZES] [RUNS]

Both print the same script, `upgrade base:head --sql`, of generated linear histories. With nothing cached each run has a
fresh copy of the project, an empty HOME and empty cache folders, so neither side finds compiled Python or what it has read
before; warm, each has run there once. Prints the median of the runs, the least and the greatest, and the ratio of the
medians; cold it must be 5 at least, warm 25, and at 5,000 revisions no more than 80 MiB may be taken: what misses is marked
MISSED. Parsing alone, `history`, stands apart.
"""
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

COLD, WARM, MEMORY_MIB, MEMORY_SIZE = 5, 25, 80, 5000
ENV = """from alembic import context

context.configure(url="mysql://", literal_binds=True, dialect_opts={"paramstyle": "named"})
with context.begin_transaction():
    context.run_migrations()
"""
REVISION = '''"""{message}

Revision ID: {id}
Revises: {down}
Create Date: 2026-03-{day:02d} 10:{minute:02d}:27.089406

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

# revision identifiers, used by Alembic.
revision: str = {id!r}
down_revision: Union[str, None] = {down!r}
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
{up}


def downgrade() -> None:
{back}
'''
# upgrade and downgrade of each kind of revision
TABLE = ("""    op.create_table('t{n}',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('slug', sa.String(length=64), server_default=sa.text("''"), nullable=False),
    sa.Column('shown', sa.Boolean(), server_default=sa.text('1'), nullable=False),
    sa.Column('amount', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('state', sa.Enum('new', 'done', name='state'), nullable=False),
    sa.Column('flags', mysql.BIGINT(unsigned=True), nullable=True),
    sa.Column('text', mysql.LONGTEXT(), nullable=True),
    sa.Column('made_at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['parents.id'], name=op.f('fk_t{n}_parent'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_t{n}')),
    sa.UniqueConstraint('slug', name=op.f('uq_t{n}_slug')),
    mysql_engine='InnoDB',
    mysql_charset='utf8mb4'
    )
    op.create_index(op.f('ix_t{n}_title'), 't{n}', ['title'], unique=False)""",
         "    op.drop_index(op.f('ix_t{n}_title'), table_name='t{n}')\n    op.drop_table('t{n}')")
COLUMN = ("""    op.add_column('t{t}', sa.Column('more{n}', sa.String(length=100), nullable=True, comment='added later'))
    op.create_index(op.f('ix_t{t}_more{n}'), 't{t}', ['more{n}'], unique=False)""",
          "    op.drop_index(op.f('ix_t{t}_more{n}'), table_name='t{t}')\n    op.drop_column('t{t}', 'more{n}')")
ALTERATION = ("""    op.alter_column('t{t}', 'title', existing_type=mysql.VARCHAR(length=200), type_=sa.String(length=500),
               existing_nullable=False)
    op.execute("UPDATE t{t} SET title = CONCAT(title, '-{n}') WHERE title LIKE 'old%'")""",
              """    op.alter_column('t{t}', 'title', existing_type=sa.String(length=500), type_=mysql.VARCHAR(length=200),
               existing_nullable=False)""")


def write_history(folder, size):
    chosen = random.Random(size)
    os.makedirs(os.path.join(folder, "m", "versions"))
    with open(os.path.join(folder, "alembic.ini"), "w", encoding="utf-8") as file:
        file.write("[alembic]\nscript_location = %(here)s/m\nprepend_sys_path = .\nsqlalchemy.url = mysql://\n")
    with open(os.path.join(folder, "m", "env.py"), "w", encoding="utf-8") as file:
        file.write(ENV)
    down, tables = None, []
    for n in range(size):
        revision = "%012x" % chosen.getrandbits(48)
        up, back = chosen.choice((TABLE, COLUMN, COLUMN, ALTERATION)) if tables else TABLE
        if up == TABLE[0]:
            tables.append(n)
        names = {"n": n, "t": chosen.choice(tables)}
        with open(os.path.join(folder, "m", "versions", "%s_change_%d.py" % (revision, n)), "w", encoding="utf-8") as file:
            file.write(REVISION.format(message="change %d of the schema" % n, id=revision, down=down, day=1 + n % 28,
                                       minute=n % 60, up=up.format(**names), back=back.format(**names)))
        down = revision


class Runner:
    """Runs commands in copies of a project."""

    def __init__(self, project, place):
        self._project, self._place, self._number = project, place, 0
        self.fresh()

    def fresh(self):
        """A copy that nobody has seen, and nothing that is kept elsewhere."""
        self._number += 1
        self.folder = os.path.join(self._place, "copy%d" % self._number)
        shutil.copytree(self._project, os.path.join(self.folder, "project"))
        os.mkdir(os.path.join(self.folder, "home"))

    def drop(self):
        shutil.rmtree(self.folder)

    def run(self, command):
        """Seconds, those of the processors, MiB at most, and what was printed."""
        home = os.path.join(self.folder, "home")
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": home,
                       "XDG_CACHE_HOME": os.path.join(home, "cache"), "XDG_CONFIG_HOME": os.path.join(home, "config")}
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=os.path.join(self.folder, "project"), env=environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        if process.returncode:
            sys.exit("%s failed" % " ".join(command))
        return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output


def measure(project, command, runs, warm):
    times, busy, memory, output = [], [], 0, b""
    with tempfile.TemporaryDirectory() as place:
        runner = Runner(project, place)
        if warm:
            runner.run(command)
        for _ in range(runs):
            seconds, processors, mib, output = runner.run(command)
            times.append(seconds * 1000)
            busy.append(processors * 1000)
            memory = max(memory, mib)
            if not warm:
                runner.drop()
                runner.fresh()
    return times, busy, memory, output


def told(times, busy):
    return "%.0f ms (%.0f to %.0f; processors %.0f ms)" % (
        statistics.median(times), min(times), max(times), statistics.median(busy))


def normal(script):
    """Indexes of a table, and options, are in a random order in Alembic."""
    return sorted(" ".join(sorted(one.replace(")", ") ").split())) for one in script.decode().split(";"))


def main():
    program = os.path.abspath(sys.argv[1])
    sizes = [int(one) for one in (sys.argv[2] if len(sys.argv) > 2 else "1000,5000").split(",")]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    peer = shutil.which("alembic")
    import alembic
    import sqlalchemy
    print("%d processors, load %.2f; %s; Alembic %s, SQLAlchemy %s, Python %s" % (
        os.cpu_count(), os.getloadavg()[0],
        subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip(),
        alembic.__version__, sqlalchemy.__version__, sys.version.split()[0]))
    missed = 0
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            project = os.path.join(place, "project")
            write_history(project, size)
            for name, warm, wanted in (("nothing cached", False, COLD), ("warm", True, WARM)):
                script = ["upgrade", "base:head", "--sql"]
                ours, our_busy, memory, our_script = measure(project, [program, *script], runs, warm)
                parsed, parsed_busy, _, _ = measure(project, [program, "history"], runs, warm)
                theirs, their_busy, their_memory, their_script = measure(project, [peer, *script], runs, warm)
                ratio = statistics.median(theirs) / statistics.median(ours)
                marks = ""
                if normal(our_script) != normal(their_script):
                    marks += "  DIFFERENT SQL"
                if ratio < wanted:
                    marks += "  MISSED: %d times wanted" % wanted
                if size == MEMORY_SIZE and memory > MEMORY_MIB:
                    marks += "  MISSED: %d MiB wanted" % MEMORY_MIB
                missed += bool(marks)
                print("%6d revisions, %-14s  ours %s, of which reading the headers %s, %.0f MiB;  Alembic %s, %.0f MiB;  "
                      "%.1f times%s" % (size, name, told(ours, our_busy), told(parsed, parsed_busy), memory, told(theirs, their_busy), their_memory, ratio,
                                        marks), flush=True)
    print("%d missed" % missed)


if __name__ == "__main__":
    main()
