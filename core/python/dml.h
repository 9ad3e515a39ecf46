// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/sqlconditions.h"

#include <QHash>

namespace stemma {

class Evaluation;

/// table.update(), table.insert(), table.delete(): each method gives a new one, as SQLAlchemy's do.
class DmlObject : public Object
{
public:
    enum class Kind { Update, Insert, Delete };

    DmlObject(Kind statementKind, const TableObject *target)
        : kind(statementKind)
        , table(target)
    { }
    QString tag() const override { return QStringLiteral("Dml"); }
    QString description() const override { return QStringLiteral("a statement"); }

    const Kind kind;
    const TableObject *const table;
    QList<Value> conditions;
    QHash<QString, Value> values; ///< by column

    /// The statement. Throws Unknowable for what is not worked out here.
    QString sql(Evaluation &run) const;
};

} // namespace stemma
