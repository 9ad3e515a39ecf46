// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/doubttext.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

constexpr qsizetype mostNamed = 5;

struct DoubtedRevisions
{
    Doubt doubt;
    QStringList revisions;
};

} // namespace

QString doubtText(const Doubt &doubt)
{
    const QString line = doubt.place.line > 0 ? u':' + QString::number(doubt.place.line) : QString();
    return u"%1 (%2%3)"_s.arg(doubt.reason, doubt.place.file, line);
}

void noteDoubts(const Console &console, const RunPlan &plan)
{
    QList<DoubtedRevisions> all;
    for (const RunStep &step : plan.steps) {
        for (const Doubt &doubt : step.doubts) {
            auto found = std::ranges::find(all, doubt, &DoubtedRevisions::doubt);
            if (found == all.end())
                found = all.insert(all.end(), {doubt, {}});
            found->revisions << step.step.revision;
        }
    }
    for (const DoubtedRevisions &each : std::as_const(all)) {
        const qsizetype more = each.revisions.size() - mostNamed;
        const QString named = each.revisions.first(std::min(mostNamed, each.revisions.size())).join(", "_L1);
        console.note(u"In doubt: %1: %2%3"_s.arg(doubtText(each.doubt), named,
                                                 more > 0 ? u" and %1 more"_s.arg(more) : QString()));
    }
}

} // namespace stemma::cli
