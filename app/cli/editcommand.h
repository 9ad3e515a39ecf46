// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/revisions/revisiongraph.h"

#include <QList>

namespace stemma {
struct RevisionChange;
}

namespace stemma::cli {

/// Opens revision files in the person's editor, or changes what one says without an editor. Needs a database
/// for `current` only.
class EditCommand : public Command
{
public:
    EditCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {1, 1}; }
    void addOptions(QCommandLineParser &parser) const override;
    bool usesEnvironment() const override { return false; }
    ExitStatus execute(const Request &request) override;

private:
    ExitStatus change(const Request &request, const Session &session, const QList<RevisionGraph::Node> &nodes,
                      const RevisionChange &change) const;
    ExitStatus openEditor(const Request &request, const Session &session,
                          const QList<RevisionGraph::Node> &nodes) const;
};

} // namespace stemma::cli
