// SPDX-License-Identifier: GPL-3.0-or-later
// Uses a connection (to the socket given) on a thread that does not own it, which must abort the program.
#include "core/database/connection.h"

#include <QCoreApplication>

#include <cstdio>
#include <thread>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    stemma::ConnectionSettings settings;
    settings.unixSocket = application.arguments().value(1);
    settings.user = QStringLiteral("root");
    auto connection = stemma::Connection::open(settings, {});
    if (!connection)
        return 1;
    std::puts("opened");
    std::fflush(stdout);
    std::thread([&] { (void)(*connection)->query(QStringLiteral("SELECT 1")); }).join();
    return 0;
}
