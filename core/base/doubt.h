// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/place.h"

#include <QString>

namespace stemma {

/// Something outside of a revision's file that may make its SQL another one than shown, and that only running
/// the project would tell.
struct Doubt
{
    QString reason; ///< one sentence without a full stop
    Place place; ///< where the project says it

    bool operator==(const Doubt &) const = default;
};

} // namespace stemma
