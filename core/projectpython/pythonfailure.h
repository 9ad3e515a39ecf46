// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projectpython/passwordmask.h"
#include "core/sql/statement.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <expected>

namespace stemma {

/// Why a project's Python did not tell the SQL of a function. None of the texts holds a password.
struct PythonFailure
{
    enum class Kind {
        Refused, ///< the function was run, but only a database tells what it executes
        Raised, ///< the project's code failed, with its own exception
        TimedOut, ///< it did not come to an end and was killed
        Ended, ///< the Python process ended
        NotStarted, ///< there is no such program, or it has no Alembic
        Cancelled,
    };

    Kind kind = Kind::Raised;
    QString reason; ///< one line: the exception, or what is refused
    int line = 0; ///< in the revision file; 0: none of its lines
    QString
        traceback; ///< the last frames in the project's own files and the exception, as Python writes them
    QString details; ///< the whole traceback, and the end of what was printed

    bool operator==(const PythonFailure &) const = default;
};

/// The statements of one function as Alembic prints them, each with its lines in the revision file.
using PythonSql = std::expected<QList<Statement>, PythonFailure>;

/// Of the helper's {"exception":…,"frames":[…],"traceback":…}. `printed` is the end of what was printed.
PythonFailure pythonFailure(const QJsonObject &told, const QString &printed, const PasswordMask &mask);

} // namespace stemma
