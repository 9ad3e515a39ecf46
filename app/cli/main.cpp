// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/memory.h"
#include "app/cli/verbs.h"

#include <QCoreApplication>

#include <csignal>

int main(int argc, char **argv)
{
    stemma::cli::takeMemoryInLargePieces();
    // A reader that goes away (`… | head`) must not end a run between a statement and its version row.
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stemma-cli"));
    const stemma::cli::Console console(stdout, stderr);
    return int(stemma::cli::runCommandLine(QCoreApplication::arguments().sliced(1), console));
}
