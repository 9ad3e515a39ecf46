// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/starttexts.h"

namespace stemma {

QByteArray startEnvironmentScript()
{
    return R"py("""How Alembic reaches the database; it runs this file for each command that needs one.

The database is named by DATABASE_URL: in the environment, or in a file .env beside the configuration file.
`sqlalchemy.url` of the configuration file comes last.
"""

import os
from logging.config import fileConfig
from pathlib import Path

from alembic import context
from sqlalchemy import create_engine, pool

config = context.config

if config.config_file_name is not None and config.file_config.has_section("loggers"):
    fileConfig(config.config_file_name, disable_existing_loggers=False)

# For `alembic revision --autogenerate`: the MetaData of your models, for example
#     from myapp.models import Base
#     target_metadata = Base.metadata
# Give it a naming convention: MySQL invents names for constraints without one, and only a constraint with a
# known name can be dropped later.
#     MetaData(naming_convention={
#         "ix": "ix_%(column_0_label)s",
#         "uq": "uq_%(table_name)s_%(column_0_name)s",
#         "ck": "ck_%(table_name)s_%(constraint_name)s",
#         "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
#     })
target_metadata = None


def url_from_dotenv():
    """DATABASE_URL of the file .env: NAME=value, quotes and `export` allowed."""
    if config.config_file_name is None:
        return None
    file = Path(config.config_file_name).resolve().parent / ".env"
    if not file.is_file():
        return None
    found = None
    for line in file.read_text(encoding="utf-8").splitlines():
        name, separator, value = line.strip().partition("=")
        if separator and name.removeprefix("export ").strip() == "DATABASE_URL":
            value = value.strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
                value = value[1:-1]
            found = value
    return found


def database_url():
    # The URL is never put into the configuration: there a percent sign, as passwords have it, would be read as
    # the start of a variable.
    return os.environ.get("DATABASE_URL") or url_from_dotenv() or config.get_main_option("sqlalchemy.url")


def run_migrations_offline():
    """Writes SQL instead of running it: --sql. Values stand in the SQL itself."""
    url = database_url()
    context.configure(
        url=url,
        dialect_name=None if url else "mysql",
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    url = database_url()
    if not url:
        raise SystemExit("No database: write DATABASE_URL=mysql+pymysql://user:password@host/database into .env")
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        # MySQL commits at each CREATE, ALTER and DROP: every revision is a transaction of its own.
        context.configure(
            connection=connection,
            target_metadata=target_metadata,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
)py";
}

QByteArray startTemplate()
{
    return R"mako("""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

# What Alembic knows this revision by.
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
)mako";
}

QByteArray startReadme(bool isSql)
{
    if (isSql)
        return "Revisions as .sql files, for MySQL and MariaDB.\n\n"
               "Each file in versions/ has a header of comments and the sections `-- upgrade` and `-- "
               "downgrade`.\n"
               "`stemma-cli revision -m \"what it does\"` makes a new one, `stemma-cli upgrade head` runs "
               "what is "
               "missing.\nNo Python is needed.\n";
    return "One MySQL or MariaDB database, named by DATABASE_URL.\n\n"
           "`alembic revision -m \"what it does\"` makes a new file in versions/, `alembic upgrade head` "
           "runs what "
           "is missing.\n";
}

QByteArray startIniFile(const QString &scriptLocation, bool isSql)
{
    QByteArray text = "# Where the revisions are. A percent sign is written %% in this file.\n\n[alembic]\n"
                      "script_location = "
        + scriptLocation.toUtf8() + "\n";
    if (isSql) {
        return text
            + "\n# New revisions are .sql files.\nrevision_files = sql\n"
              "\n# The zone of dates in file names and headers; blank: local time.\n# timezone = UTC\n"
              "\n# The database is named by DATABASE_URL=mysql://user:password@host/database in a file .env "
              "beside "
              "this one.\n";
    }
    return text + R"ini(
# Folders that Python imports from; the folder that alembic is run in.
prepend_sys_path = .

# What stands between the folders of a list in this file: the system's own sign.
path_separator = os

# How new files are called. With the date in front:
# file_template = %%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s

# The zone of dates in file names and headers; blank: local time.
# timezone = UTC

# Better in a file .env beside this one, which is kept out of version control, as
# DATABASE_URL=mysql+pymysql://user:password@host/database
# sqlalchemy.url = mysql+pymysql://user:password@host/database

[post_write_hooks]
# Programs that alembic runs over each new file, for example
# hooks = black
# black.type = console_scripts
# black.entrypoint = black

[loggers]
keys = root,alembic

[handlers]
keys = console

[formatters]
keys = plain

[logger_root]
level = WARNING
handlers = console

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = plain

[formatter_plain]
format = %(levelname)-5.5s [%(name)s] %(message)s
)ini";
}

} // namespace stemma
