// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/plan.h"

#include <QString>

namespace stemma {

/// The statements over Alembic's version table, as Alembic words them. Pure: for runs and for scripts.

/// `CREATE TABLE name (…)`, with Alembic's own definition.
QString versionTableSql(const QString &table);

/// The INSERT, UPDATE or DELETE of one row. `backslashEscapes` is false on servers with NO_BACKSLASH_ESCAPES.
QString rowChangeSql(const RowChange &change, const QString &table, bool backslashEscapes = true);

/// A table's name as it stands in statements, in backticks where it has to.
QString versionTableIdentifier(const QString &table);

} // namespace stemma
