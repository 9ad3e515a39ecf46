# SPDX-License-Identifier: GPL-3.0-or-later
from alembic import context

if context.is_offline_mode():
    context.configure(url="mysql://", literal_binds=True)
else:
    context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
