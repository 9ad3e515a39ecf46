// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/place.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// One revision as its file states it, nothing derived. A value.
struct Revision
{
    QString id;
    QStringList downRevisions; ///< empty: a base; several: a merge point
    QStringList branchLabels;
    QStringList dependsOn; ///< ids or labels, as written
    QString message; ///< first paragraph of the docstring, on one line
    QString doc; ///< the whole docstring
    QString createDate; ///< as written in the docstring; empty when it isn't there
    Place place; ///< the file, and the line of `revision = …`
    int downRevisionLine = 0; ///< 0 here and below: not in the file
    int dependsOnLine = 0;
    int branchLabelsLine = 0;

    /// One line of its file; the line of `revision = …` for 0.
    Place lineOf(int line) const
    {
        return Place{place.file, line > 0 ? line : place.line, line > 0 ? line : place.line};
    }

    bool operator==(const Revision &) const = default;
};

} // namespace stemma
