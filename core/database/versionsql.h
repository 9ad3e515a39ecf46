// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/versiontablename.h"
#include "core/revisions/plan.h"

#include <QString>

namespace stemma {

/// The statements over Alembic's version table, as Alembic words them. Pure: for runs and for scripts.

/// `CREATE TABLE name (…)`, with Alembic's own definition.
QString versionTableSql(const VersionTableName &table);

/// The INSERT, UPDATE or DELETE of one row. `backslashEscapes` is false on servers with NO_BACKSLASH_ESCAPES.
QString rowChangeSql(const RowChange &change, const VersionTableName &table, bool backslashEscapes = true);

/// The table as it stands in statements: `schema.table`, each in backticks where it has to be.
QString versionTableIdentifier(const VersionTableName &table);

} // namespace stemma
