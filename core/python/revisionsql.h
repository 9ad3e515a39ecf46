// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/doubt.h"
#include "core/sql/statement.h"

#include <QList>
#include <QString>

#include <optional>

namespace stemma {

/// Why the SQL of a function can't be known without running it.
struct NeedsPython
{
    int line = 0; ///< in the revision file, from 1
    QString reason; ///< "calls sa.inspect(), whose answer depends on the database"
    bool needsSchema = false; ///< given the schema that the function starts from, it may be known

    bool operator==(const NeedsPython &) const = default;
};

/// The SQL of upgrade() or downgrade(): statements, or the reason why there are none to show.
/// An empty list of statements means that the body is proven empty, never that it was not understood.
struct FunctionSql
{
    QList<Statement> statements;
    std::optional<NeedsPython> needsPython; ///< when set, statements is empty
    QList<Doubt> doubts{}; ///< what may make the statements others than these, each once

    bool restsOnSchema = false; ///< questions to the inspector were answered from EvaluationContext's schema

    bool isKnown() const { return !needsPython.has_value(); }
    bool operator==(const FunctionSql &) const = default;
};

struct RevisionSql
{
    FunctionSql upgrade;
    FunctionSql downgrade;

    bool operator==(const RevisionSql &) const = default;
};

} // namespace stemma
