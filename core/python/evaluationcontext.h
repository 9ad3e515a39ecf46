// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/ddlhooks.h"
#include "core/operations/namingconvention.h"
#include "core/sql/dialect.h"

#include <future>
#include <memory>

namespace stemma {

class ModuleFiles;

namespace schema {
struct Schema;
}

/// What the SQL of a revision depends on, beyond its file.
struct EvaluationContext
{
    EvaluationContext(Dialect sqlDialect = Dialect::MySql)
        : dialect(sqlDialect)
    { }

    Dialect dialect = Dialect::MySql;

    /// True: the SQL that `alembic upgrade --sql` prints. False: what is executed on a database, which
    /// differs where a revision asks context.is_offline_mode().
    bool isOffline = false;

    NamingConvention namingConvention; ///< of the project's MetaData

    /// What the inspector answers from: the schema that the function starts from. Null: such questions are
    /// left open.
    std::shared_ptr<const schema::Schema> schema;

    /// What the project's environment changes about all DDL: looked for when the first SQL is asked for, and
    /// then known. Invalid: there is none.
    std::shared_future<DdlHooks> hooks;

    std::shared_ptr<const ModuleFiles> modules; ///< null: nothing but the revision file is read
};

} // namespace stemma
