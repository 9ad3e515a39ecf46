// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

QString outcomeName(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Done:
        return u"done"_s;
    case RunOutcome::Failed:
        return u"failed"_s;
    case RunOutcome::Cancelled:
        break;
    }
    return u"cancelled"_s;
}

} // namespace

QString directionName(Direction direction)
{
    return direction == Direction::Up ? u"up"_s : u"down"_s;
}

QJsonArray toJson(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonObject toJson(const Error &error)
{
    QJsonObject object{{u"kind"_s, errorKindName(error.kind)}, {u"message"_s, error.message}};
    const auto add = [&](const QString &key, const QString &text) {
        if (!text.isEmpty())
            object.insert(key, text);
    };
    add(u"advice"_s, error.advice);
    add(u"file"_s, error.place.file);
    if (error.place.line > 0)
        object.insert(u"line"_s, error.place.line);
    add(u"native"_s, error.native);
    if (error.nativeCode)
        object.insert(u"native_code"_s, error.nativeCode);
    add(u"statement"_s, error.statement);
    return object;
}

QJsonObject toJson(const RunEvent &event)
{
    return std::visit(overloaded{
                          [](const RunStarted &e) {
                              return QJsonObject{{u"event"_s, u"started"_s},
                                                 {u"rows"_s, toJson(e.rows)},
                                                 {u"steps"_s, e.steps},
                                                 {u"statements"_s, e.statements}};
                          },
                          [](const StepStarted &e) {
                              return QJsonObject{{u"event"_s, u"step_started"_s},
                                                 {u"step"_s, e.step},
                                                 {u"revision"_s, e.revision},
                                                 {u"direction"_s, directionName(e.direction)},
                                                 {u"statements"_s, e.statements}};
                          },
                          [](const StatementStarted &e) {
                              return QJsonObject{{u"event"_s, u"statement_started"_s},
                                                 {u"step"_s, e.step},
                                                 {u"statement"_s, e.statement},
                                                 {u"text"_s, e.text}};
                          },
                          [](const StatementDone &e) {
                              return QJsonObject{
                                  {u"event"_s, u"statement_done"_s},  {u"step"_s, e.step},
                                  {u"statement"_s, e.statement},      {u"ms"_s, e.milliseconds},
                                  {u"rows_matched"_s, e.rowsMatched}, {u"warnings"_s, toJson(e.warnings)}};
                          },
                          [](const StatementFailed &e) {
                              return QJsonObject{{u"event"_s, u"statement_failed"_s},
                                                 {u"step"_s, e.step},
                                                 {u"statement"_s, e.statement},
                                                 {u"error"_s, toJson(e.error)}};
                          },
                          [](const StatementPassedOver &e) {
                              QJsonObject object{{u"event"_s, u"statement_passed_over"_s},
                                                 {u"step"_s, e.step},
                                                 {u"statement"_s, e.statement},
                                                 {u"ran"_s, e.error.has_value()}};
                              if (e.error)
                                  object.insert(u"error"_s, toJson(*e.error));
                              return object;
                          },
                          [](const StepDone &e) {
                              return QJsonObject{{u"event"_s, u"step_done"_s},
                                                 {u"step"_s, e.step},
                                                 {u"revision"_s, e.revision},
                                                 {u"rows"_s, toJson(e.rows)}};
                          },
                          [](const RunFinished &e) {
                              QJsonObject object{{u"event"_s, u"finished"_s},
                                                 {u"outcome"_s, outcomeName(e.outcome)},
                                                 {u"statements_done"_s, e.statementsDone},
                                                 {u"rows"_s, toJson(e.rows)}};
                              if (e.error)
                                  object.insert(u"error"_s, toJson(*e.error));
                              return object;
                          },
                      },
                      event);
}

} // namespace stemma::cli
