// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/dataoperations.h"
#include "core/sql/dialect.h"

#include <QStringList>

namespace stemma {

/// One INSERT a row, its columns in the order of the table.
Result<QStringList> compileBulkInsert(const BulkInsert &insert, Dialect dialect);

/// The statements of the text. A single one stays as it was written, comments and all; of several each is
/// sent by itself. Tabs outside of quotes become four spaces, as in all that Alembic prints.
Result<QStringList> compileExecute(const Execute &execute);

} // namespace stemma
