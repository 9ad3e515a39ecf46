// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/operation.h"

#include <QMap>
#include <QString>

namespace stemma {

/// MetaData(naming_convention={…}) of a project: "ix", "uq", "ck", "fk", "pk" to a template such as
/// "fk_%(table_name)s_%(column_0_name)s". Empty: SQLAlchemy's own, which names only index=True.
using NamingConvention = QMap<QString, QString>;

/// The operation with the names that the convention gives: those that were left out, and those whose template
/// holds %(constraint_name)s; names written op.f("…") stay. Pure. Measured against Alembic 1.13 with
/// SQLAlchemy 2.0.
///
/// Errors: NeedsPython, for templates with tokens that the project's code defines, and for what SQLAlchemy
/// refuses too.
Result<Operation> withNames(const Operation &operation, const NamingConvention &convention);

} // namespace stemma
