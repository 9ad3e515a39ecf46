// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/place.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

enum class Severity { Error, Warning, Info };

/// Something wrong with a project or a database that does not stop the rest from working.
struct Problem
{
    QString id; ///< stable, kebab case: "duplicate-revision"
    Severity severity = Severity::Error;
    QString message; ///< what is wrong, one sentence
    QString advice; ///< what to do about it
    Place place;
    QStringList revisions; ///< the revisions concerned
    QStringList fixes; ///< ids of offered fixes

    bool operator==(const Problem &) const = default;
};

/// "error", "warning", "info", as the command line prints it in JSON.
QString severityName(Severity severity);

} // namespace stemma
