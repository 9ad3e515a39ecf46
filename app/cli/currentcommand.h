// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Where the database stands: the rows of its version table, and the branches that they imply.
class CurrentCommand : public Command
{
public:
    CurrentCommand();

protected:
    void addOptions(QCommandLineParser &parser) const override;
    void translate(QStringList &arguments) const override;
    bool usesEnvironment() const override { return true; }
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
