// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/plan.h"
#include "core/sql/dialect.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// Which function's SQL is wanted of a project's Python.
struct PythonQuestion
{
    QString file; ///< of the revision, absolute
    QString revision;
    QStringList parents; ///< its down_revision
    Direction direction = Direction::Up;
    Dialect dialect = Dialect::MySql;

    /// False: what `alembic --sql` prints. True: what is executed on a database, as far as that can be known
    /// without one; what only a database's answers or errors decide is refused then.
    bool isLive = true;

    bool operator==(const PythonQuestion &) const = default;
};

inline size_t qHash(const PythonQuestion &question, size_t seed = 0)
{
    return qHashMulti(seed, question.file, question.revision, int(question.direction), int(question.dialect),
                      question.isLive);
}

} // namespace stemma
