// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// A module that env.py imports: its models are what autogenerate sees.
struct ImportedModule
{
    QString name; ///< from the top: "shop.models"
    QString file; ///< absolute; empty when it isn't one of the project's own
    int line = 0; ///< of env.py

    bool operator==(const ImportedModule &) const = default;
};

} // namespace stemma
