// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/sandboxserver.h"

#include <memory>

namespace stemma {

/// A private server with the demo's empty database on it. Blocks while the server starts: call it from a
/// worker. Errors: those of SandboxServer.
Result<std::unique_ptr<SandboxServer>> startDemoServer();

/// How to reach the demo's database on such a server; it wants no password.
ConnectionSettings demoSettings(const SandboxServer &server);

} // namespace stemma
