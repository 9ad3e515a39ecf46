// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// The CREATE statements of the project's database, or of what the revisions make up to one of them.
class SchemaCommand : public Command
{
public:
    SchemaCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {0, anyNumber}; }
    void addOptions(QCommandLineParser &parser) const override;
    QStringList revisionOptions() const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
