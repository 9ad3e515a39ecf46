// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/democommand.h"

#include "app/cli/movecommand.h"
#include "core/workspace/session.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

DemoCommand::DemoCommand()
    : Command(u"demo"_s, u"Upgrade the demo project to head on a private server, which is gone afterwards."_s)
{ }

ExitStatus DemoCommand::execute(const Request &request)
{
    Result<Session> session = Session::openDemo();
    if (!session)
        return fail(request, session.error());
    request.console.problems(session->snapshot().problems);
    const Result<> connected = session->connect();
    if (!connected)
        return fail(request, connected.error());
    request.console.note(u"%1, private: it ends with this command."_s.arg(session->server().display()));
    const Result<RunPlan> plan = session->planUpgrade(Target::head());
    if (!plan)
        return fail(request, plan.error());
    return runPlan(request.console, *session, *plan, request.json);
}

} // namespace stemma::cli
