// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a sandbox from a thread that ends at once, prints its folder and process id, and waits to be killed.
#include "core/sandbox/sandboxserver.h"

#include <QCoreApplication>

#include <cstdio>
#include <memory>
#include <thread>

#include <unistd.h>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::unique_ptr<stemma::SandboxServer> server;
    std::thread([&server] {
        auto started = stemma::SandboxServer::start();
        if (started)
            server = std::move(*started);
        else
            std::fprintf(stderr, "%s\n", qPrintable(errorText(started.error())));
    }).join();
    if (!server)
        return 1;
    std::printf("%s %lld\n", qPrintable(server->folder()), static_cast<long long>(server->processId()));
    std::fflush(stdout);
    ::pause();
    return 0;
}
