// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/ddlhooks.h"

#include <QString>

namespace stemma {

/// The operations whose SQL a compiler of that class takes part in; none for classes of no use to revisions.
/// `name` is what SQLAlchemy or Alembic call it, without the module: "CreateTable", "MySQLModifyColumn".
OperationKinds operationsWithConstruct(const QString &name);

/// The operations that an event of that class of SQLAlchemy's is sent in: "Table", "after_parent_attach".
/// None for events that don't concern DDL.
OperationKinds operationsWithEvent(const QString &name, const QString &event);

/// The operation of that class of Alembic's: "CreateTableOp"; all where it isn't known.
OperationKinds operationsNamed(const QString &name);

} // namespace stemma
