// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/name.h"
#include "core/sql/dialect.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// `schema.table` of CREATE, DROP and constraints: the schema is one name, whatever is in it.
QString tableName(const QString &table, const QString &schema, Dialect dialect);

/// `schema.table` as Alembic's own ALTER TABLE statements write it: each part of a dotted schema by itself.
QString alteredTableName(const QString &table, const QString &schema, Dialect dialect);

/// "a, `key`"
QString columnList(const QStringList &columns, Dialect dialect);

/// The name of a constraint or index. A final one that is longer than 64 characters is cut to 56, `_` and
/// four digits of its MD5; any other is left alone up to 255, where it is refused.
Result<QString> constraintName(const Name &name, Dialect dialect);

/// "CONSTRAINT name ", or nothing.
Result<QString> constraintPrefix(const Name &name, Dialect dialect);

/// The name that index=True gives: ix_table_column.
Name defaultIndexName(const QString &table, const QString &schema, const QString &column);

} // namespace stemma
