// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/batchobject.h"

#include "core/python/call.h"
#include "core/python/evaluation.h"

namespace stemma {

Value BatchObject::enter(Evaluation &)
{
    if (m_isOpen || !m_queue.isEmpty())
        giveUp(QStringLiteral("enters one batch twice"));
    m_isOpen = true;
    return Value::object(this);
}

void BatchObject::leave(Evaluation &run)
{
    m_isOpen = false;
    // They are executed here, so a try block inside the batch sees nothing of their errors.
    for (RecordedOperation &step : m_queue)
        step.tryBlock = run.tryBlock;
    run.recording += m_queue;
    m_queue.clear();
}

QString tableOf(const Call &call, std::string_view parameter)
{
    const auto *batch = call.self.as<BatchObject>();
    return batch ? batch->table : call.string(parameter);
}

QString schemaOf(const Call &call, std::string_view parameter)
{
    const auto *batch = call.self.as<BatchObject>();
    return batch ? batch->schema : call.optionalString(parameter).value_or(QString());
}

namespace {

RecordedOperation recorded(const Call &call, Operation &operation)
{
    Evaluation &run = call.evaluation;
    if (run.isTopLevel) {
        const QString what = QStringLiteral("calls %1 while the file is imported").arg(call.title());
        run.spoil(what, call.node.line());
        giveUp(what, call.node.line());
    }
    run.budget.step();
    const SourceLines lines = run.site.value_or(SourceLines{call.node.line(), call.node.endLine()});
    return {std::move(operation), lines.first, lines.last, run.tryBlock};
}

} // namespace

Value perform(const Call &call, Operation operation)
{
    const RecordedOperation step = recorded(call, operation);
    auto *batch = call.self.as<BatchObject>();
    if (!batch) {
        call.evaluation.recording.append(step);
        return Value::none();
    }
    if (!batch->isOpen())
        giveUp(QStringLiteral("calls %1 outside its with block").arg(call.title()), call.node.line());
    batch->add(step);
    return Value::none();
}

Value performNow(const Call &call, Operation operation)
{
    call.evaluation.recording.append(recorded(call, operation));
    return Value::none();
}

} // namespace stemma
