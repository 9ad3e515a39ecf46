// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/python/fileedit.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// What shall be different in a revision file. Nothing: it stays.
struct RevisionChange
{
    std::optional<QStringList> downRevisions = {}; ///< empty: a base
    std::optional<QStringList> dependsOn = {};
    std::optional<QStringList> branchLabels = {};
    bool emptyUpgrade = false; ///< the body becomes `pass`
    bool emptyDowngrade = false;

    bool operator==(const RevisionChange &) const = default;
};

/// Changes a Python revision file in no more bytes than it must: encoding, line ends, comments, quotes and
/// the form of the values stay. The line "Revises:" of the docstring follows the parents. An emptied body
/// keeps its docstring, signature and decorators; its comments go with its statements.
///
/// Pure. The result is read again before it is handed out: it says what was asked for, or there is an error.
/// Errors: NotEditable with the line, for values that are no literals and for broken files.
Result<FileEdit> editRevisionFile(const QByteArray &before, const QString &file,
                                  const RevisionChange &change);

} // namespace stemma
