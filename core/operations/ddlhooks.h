// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/doubt.h"
#include "core/operations/operation.h"
#include "core/sql/dialect.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace stemma {

/// A set of operations, one bit for each alternative of Operation.
using OperationKinds = quint32;

constexpr OperationKinds allOperations = ~OperationKinds(0);

/// `@compiles(DateTime, "mysql")`: a project's own words for a type.
struct TypeHook
{
    QString typeClass; ///< as nameOfType() has it
    QString dialect; ///< "mysql", "mariadb"; empty: all that have no hook of their own
    std::optional<QString> text; ///< "DATETIME(6)"; nothing when only running it would tell
    Doubt otherwise;

    bool operator==(const TypeHook &) const = default;
};

/// A listener that changes the options of each table as it is made.
struct TableHook
{
    /// The table's options when it has run; nothing where that can't be known.
    std::function<std::optional<QList<TableOption>>(const CreateTable &)> options;
    Doubt otherwise;
};

/// Any other hook: what it does isn't known, only which operations it may change.
struct OpaqueHook
{
    OperationKinds kinds = allOperations;
    Doubt doubt;

    bool operator==(const OpaqueHook &) const = default;
};

/// What a project's environment changes about all its DDL.
struct DdlHooks
{
    QList<TypeHook> types;
    QList<TableHook> tables; ///< in the order in which they run
    QList<OpaqueHook> opaque;
    std::optional<Doubt> names; ///< the project's naming convention isn't known
    QByteArray fingerprint; ///< other hooks have another one

    bool isEmpty() const { return types.isEmpty() && tables.isEmpty() && opaque.isEmpty() && !names; }
};

/// The class whose compiler SQLAlchemy asks for a type: "sqlalchemy.DateTime" for "sqlalchemy.Interval" too.
QString nameOfType(const QString &pythonClass);

/// The operation as the hooks leave it. Where one can't be worked out, the operation stays as it is, and the
/// reason is added to `doubts`, once each.
Operation withHooks(const Operation &operation, const DdlHooks &hooks, Dialect dialect, QList<Doubt> &doubts);

/// The operations of these types, as a set.
template <class... Kinds>
OperationKinds kindsOf()
{
    return ((OperationKinds(1) << Operation(Kinds()).index()) | ...);
}

} // namespace stemma
