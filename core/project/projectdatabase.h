// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/place.h"
#include "core/base/secret.h"

#include <QString>

namespace stemma {

/// One of several databases that a project migrates in one run, by the convention of Alembic's multidb
/// template: `databases = a, b` and a section for each. Each has a version table of its own.
struct ProjectDatabase
{
    QString name; ///< the section's too
    Place place; ///< of the section; empty when there is none
    Secret url; ///< its sqlalchemy.url; may hold a password, so it is never shown
    Place urlPlace;

    bool operator==(const ProjectDatabase &) const = default;
};

} // namespace stemma
