// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stemma-cli"));
    const stemma::cli::Console console(stdout, stderr);
    return int(stemma::cli::runCommandLine(QCoreApplication::arguments().sliced(1), console));
}
