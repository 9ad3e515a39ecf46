// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/place.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// Where a statement's text comes from.
enum class Provenance {
    SqlFile, ///< written so in an .sql revision
    Native, ///< worked out from the Python file, which was not run
    FromAlembic, ///< printed by the project's own Alembic
    Recorded, ///< read from the sandbox's log
    Edited, ///< changed by a person
};

/// A try block of a revision file: when one of its statements fails with such an error, those that follow it
/// in the block are left out, and the revision goes on.
struct TryBlock
{
    /// An except clause. The first whose classes fit decides.
    struct Rule
    {
        QStringList errors; ///< names of Python's classes
        QStringList
            texts; ///< the error's own words must hold one of them, else it is raised again; empty: all do
        bool lowersCase = false; ///< they are looked for in the words in lower case
        bool raises = false; ///< raised again in any case

        bool operator==(const Rule &) const = default;
    };

    int number = 0; ///< within the function, from 1
    QStringList
        errors; ///< the classes that are passed over, if only at times: "OperationalError", "Exception"
    QList<Rule> rules{}; ///< empty: those errors are passed over, whatever they say

    bool operator==(const TryBlock &) const = default;
};

/// One SQL statement, without its closing semicolon, ready to be sent in one call.
struct Statement
{
    QString text;
    Place place; ///< the lines of the revision file that it comes from
    Provenance provenance = Provenance::Native;
    std::optional<TryBlock> tryBlock{}; ///< around it

    bool operator==(const Statement &) const = default;
};

} // namespace stemma
