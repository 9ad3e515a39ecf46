// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/demo.h"

namespace stemma {

namespace {

QString demoDatabase()
{
    return QStringLiteral("storyboard");
}

} // namespace

Result<std::unique_ptr<SandboxServer>> startDemoServer()
{
    Result<std::unique_ptr<SandboxServer>> server = SandboxServer::start();
    if (!server)
        return server;
    if (const Result<> created = (*server)->createDatabase(demoDatabase()); !created)
        return std::unexpected(created.error());
    return server;
}

ConnectionSettings demoSettings(const SandboxServer &server)
{
    return server.settings(demoDatabase());
}

} // namespace stemma
