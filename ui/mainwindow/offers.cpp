// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/offers.h"

#include "core/workspace/workspace.h"
#include "ui/mainwindow/headertexts.h"

#include <QCoreApplication>

namespace stemma {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("Offers", text, nullptr, n);
}

// Why nothing at all can be planned now; empty when something can.
QString obstacle(const Workspace &workspace)
{
    const DatabaseState &database = workspace.database();
    if (!workspace.snapshot())
        return tr("No project is open");
    if (workspace.isRunning())
        return tr("A run is under way");
    switch (database.stage) {
    case DatabaseState::Stage::None:
        return tr("The project names no database");
    case DatabaseState::Stage::Unsupported:
        return tr("Stemma can't work with the project's database");
    case DatabaseState::Stage::Connecting:
        return tr("Still connecting");
    case DatabaseState::Stage::Failed:
        return tr("There is no connection to the database");
    case DatabaseState::Stage::Connected:
        break;
    }
    if (database.error)
        return tr("The database stands at a revision that this project does not know");
    return {};
}

// Asks for the plan and words the offer by it. An error keeps the action possible: pressing it shows the
// reason.
Offer planned(const Workspace &workspace, Offer offer, const QString &countedText, const QString &nothing)
{
    const Result<RunPlan> plan = offer.direction == Direction::Up ? workspace.planUpgrade(offer.target)
                                                                  : workspace.planDowngrade(offer.target);
    offer.text = offer.title;
    if (!plan) {
        offer.possible = true;
        offer.why = plan.error().message;
        return offer;
    }
    const int steps = int(plan->steps.size());
    if (steps == 0) {
        offer.why = nothing;
        return offer;
    }
    offer.possible = true;
    offer.text = countedText.arg(steps);
    offer.why = tr("Shows the plan first: %1, %2 on %3")
                    .arg(tr("%n revision(s)", steps), tr("%n statement(s)", plan->statementCount()),
                         databaseName(workspace.database(), workspace.isDemo()));
    return offer;
}

} // namespace

Offer upgradeOffer(const Workspace &workspace)
{
    const SnapshotPtr snapshot = workspace.snapshot();
    const bool several = snapshot && snapshot->graph.heads().size() > 1;
    Offer offer;
    offer.title = several ? tr("Upgrade to Heads") : tr("Upgrade to Head");
    offer.text = offer.title;
    offer.target = several ? Target::heads() : Target::head();
    offer.why = obstacle(workspace);
    if (!offer.why.isEmpty())
        return offer;
    if (snapshot->graph.heads().isEmpty()) {
        offer.why = tr("The project has no revisions");
        return offer;
    }
    const QString name = databaseName(workspace.database(), workspace.isDemo());
    return planned(workspace, offer, several ? tr("Upgrade to Heads (%1)") : tr("Upgrade to Head (%1)"),
                   several ? tr("%1 is at all heads").arg(name) : tr("%1 is at head").arg(name));
}

Offer revisionOffer(const Workspace &workspace, int node)
{
    Offer offer;
    offer.title = tr("Upgrade to Selected Revision");
    offer.text = offer.title;
    offer.why = obstacle(workspace);
    const SnapshotPtr snapshot = workspace.snapshot();
    if (offer.why.isEmpty() && (!snapshot || node < 0 || node >= snapshot->graph.size()))
        offer.why = tr("No revision is selected");
    if (!offer.why.isEmpty())
        return offer;
    const QString id = snapshot->graph.revision(node).id;
    offer.target = Target::revision(id);
    if (workspace.standing(node) == Standing::Applied) {
        offer.direction = Direction::Down;
        offer.title = tr("Downgrade to %1").arg(id);
        return planned(workspace, offer, tr("Downgrade to %1 (%2)").arg(id, QStringLiteral("%1")),
                       tr("The database is at %1").arg(id));
    }
    offer.title = tr("Upgrade to %1").arg(id);
    return planned(workspace, offer, tr("Upgrade to %1 (%2)").arg(id, QStringLiteral("%1")),
                   tr("%1 is applied already").arg(id));
}

Offer baseOffer(const Workspace &workspace)
{
    Offer offer;
    offer.title = tr("Downgrade to Base");
    offer.text = offer.title;
    offer.direction = Direction::Down;
    offer.target = Target::base();
    offer.why = obstacle(workspace);
    if (!offer.why.isEmpty())
        return offer;
    return planned(workspace, offer, tr("Downgrade to Base (%1)"), tr("Nothing is applied"));
}

} // namespace stemma
