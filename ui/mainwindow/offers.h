// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/runplan.h"
#include "core/revisions/target.h"

#include <QString>

namespace stemma {

class Workspace;

/// What an action would do if it were pressed now, in words, or why it can't.
struct Offer
{
    bool possible = false;
    QString text; ///< "Upgrade to Head (3)"
    QString why; ///< the tooltip: what it would run and where, or why not
    QString title; ///< of the plan: "Upgrade to Head"
    Direction direction = Direction::Up;
    Target target;
};

/// To head, or to all heads where there are several.
Offer upgradeOffer(const Workspace &workspace);

/// Up to a revision that is pending, or back to one that is applied.
Offer revisionOffer(const Workspace &workspace, int node);

Offer baseOffer(const Workspace &workspace);

} // namespace stemma
