// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/columnoperations.h"
#include "core/sql/dialect.h"

#include <QStringList>

namespace stemma {

Result<QStringList> compileAddColumn(const AddColumn &add, Dialect dialect);
QString compileDropColumn(const DropColumn &drop, Dialect dialect);

/// MySQL can't change one property of a column: CHANGE and MODIFY restate it whole. What is chosen, as
/// Alembic chooses: CHANGE when there is a new name, or for DATETIME and TIMESTAMP unless the default is
/// dropped (even when nothing else is asked for); else MODIFY when nullable, type, autoincrement or comment
/// is given; else ALTER COLUMN for the default alone; else nothing. A property that is not given is lost
/// unless its existing_ argument is: NULL without existing_nullable, no default, no comment.
Result<QStringList> compileAlterColumn(const AlterColumn &alter, Dialect dialect);

} // namespace stemma
