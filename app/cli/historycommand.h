// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/revisions/revisiongraph.h"
#include "core/revisions/target.h"

namespace stemma::cli {

/// The revisions, newest first, or those of a range. Needs a database only for `current` and -i.
class HistoryCommand : public Command
{
public:
    HistoryCommand();

protected:
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;

private:
    static Result<TargetRange> rangeOf(const Request &request);
    static Result<QList<RevisionGraph::Node>> listed(const RevisionGraph &graph, const QStringList &rows,
                                                     const Request &request, const TargetRange &range);
};

} // namespace stemma::cli
