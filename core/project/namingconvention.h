// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/namingconvention.h"

namespace stemma {

/// The naming_convention of a project's MetaData, which names constraints that the models leave unnamed.
struct ProjectNaming
{
    NamingConvention names; ///< "fk" -> "fk_%(table_name)s_…"; empty: SQLAlchemy's own, or not known
    bool isKnown = true; ///< false: only running the project's Python would tell
    int line = 0; ///< of env.py: where the metadata is named that isn't known

    bool operator==(const ProjectNaming &) const = default;
};

} // namespace stemma
