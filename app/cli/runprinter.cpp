// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runprinter.h"

#include "app/cli/json.h"
#include "app/cli/revisiontext.h"
#include "core/revisions/steptext.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

QString indented(QString text)
{
    return "    "_L1 + text.replace(u'\n', "\n    "_L1);
}

} // namespace

RunPrinter::RunPrinter(const Console &console, const RunPlan &plan, const RevisionGraph &graph, bool json)
    : m_console(console)
    , m_plan(plan)
    , m_graph(graph)
    , m_json(json)
{ }

void RunPrinter::operator()(const RunEvent &event) const
{
    if (m_json)
        m_console.json(toJson(event));
    else
        text(event);
    if (const auto *finished = std::get_if<RunFinished>(&event); finished && finished->error)
        m_console.note(errorText(*finished->error));
}

void RunPrinter::text(const RunEvent &event) const
{
    std::visit(overloaded{
                   [&](const RunStarted &e) {
                       if (e.steps == 0)
                           m_console.line(u"Nothing to do."_s);
                   },
                   [&](const StepStarted &e) {
                       const RunStep &step = m_plan.steps[e.step];
                       const QString message = step.message.isEmpty() ? QString() : ", "_L1 + step.message;
                       m_console.line("Running "_L1 + stepText(m_graph, step.step) + message);
                   },
                   [&](const StatementStarted &e) { m_console.line(indented(e.text + u';')); },
                   [&](const StatementDone &e) {
                       for (const QString &warning : e.warnings)
                           m_console.note(indented(warning));
                   },
                   [](const StatementFailed &) {}, // the end of the run says it
                   [&](const StatementPassedOver &e) { m_console.note(indented(passedOverText(e))); },
                   [](const StepDone &) {},
                   [&](const RunFinished &e) {
                       const QString rows = rowsText(e.rows);
                       m_console.line(m_plan.versionTable.text() + ": "_L1 + rows);
                   },
               },
               event);
}

} // namespace stemma::cli
