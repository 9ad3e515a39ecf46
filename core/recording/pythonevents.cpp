// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/pythonevents.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

PythonEvents::Exception exceptionOf(const QJsonObject &event)
{
    PythonEvents::Exception exception;
    exception.type = event[u"type"].toString();
    exception.message = event[u"message"].toString();
    exception.shortTrace = event[u"short"].toString();
    exception.wholeTrace = event[u"whole"].toString();
    exception.missingModule = event[u"missing"].toString();
    const QJsonArray frames = event[u"frames"].toArray();
    if (!frames.isEmpty()) {
        exception.file = frames.last()[u"file"].toString();
        exception.line = frames.last()[u"line"].toInt();
    }
    return exception;
}

} // namespace

PythonEvents PythonEvents::parse(const QByteArray &lines)
{
    PythonEvents events;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        const QString name = event[u"event"].toString();
        if (name == "begin"_L1) {
            events.isIsolated = event[u"isolated"].toBool();
            events.python = event[u"python"].toString();
        } else if (name == "database"_L1) {
            events.otherDatabase = event[u"name"].toString();
        } else if (name == "version_table"_L1) {
            events.versionTable = event[u"name"].toString();
            events.versionSchema = event[u"schema"].toString();
        } else if (name == "function"_L1) {
            events.functionFile = event[u"file"].toString();
            events.functionLine = event[u"line"].toInt();
            events.functionEndLine = event[u"end_line"].toInt();
        } else if (name == "failed"_L1) {
            events.failed << FailedStatement{event[u"statement"].toString(), event[u"code"].toInt(),
                                             event[u"error"].toString(), event[u"message"].toString()};
        } else if (name == "unmarked"_L1 && !events.failed.isEmpty()) {
            events.failed.removeLast();
        } else if (name == "blocked"_L1) {
            events.blocked << event[u"address"].toString();
        } else if (name == "program"_L1) {
            events.programs << event[u"name"].toString();
        } else if (name == "refused"_L1) {
            events.refused = event[u"reason"].toString();
        } else if (name == "exception"_L1) {
            events.exception = exceptionOf(event);
        } else if (name == "done"_L1) {
            events.isDone = true;
        }
    }
    events.blocked.removeDuplicates();
    events.programs.removeDuplicates();
    return events;
}

std::optional<Error> PythonEvents::error(const QString &revision) const
{
    if (isDone && refused.isEmpty() && !exception)
        return std::nullopt;
    Error error;
    error.kind = ErrorKind::NeedsPython;
    if (!refused.isEmpty()) {
        error.message = u"Revision %1 can't be recorded: %2."_s.arg(revision, refused);
        error.advice = u"The process was ended before it connected anywhere but to the private server."_s;
    } else if (exception && !exception->missingModule.isEmpty()) {
        error.message = u"The project's Python has no module %1: revision %2 was not run."_s.arg(
            exception->missingModule, revision);
        error.advice = u"Name the Python that the project is run with, with all that it needs."_s;
    } else if (exception) {
        error.message = u"Revision %1 failed on the private server: %2"_s.arg(
            revision, exception->message.section(u'\n', 0, 0));
        error.advice = blocked.isEmpty()
            ? u"On a private server there is only what the revisions before it have made."_s
            : u"It was kept from connecting to %1."_s.arg(blocked.join(", "_L1));
    } else {
        error.message = u"The project's Python ended before revision %1 was done."_s.arg(revision);
    }
    if (exception) {
        error.native = exception->shortTrace;
        error.place = {exception->file, exception->line, exception->line};
    }
    return error;
}

} // namespace stemma
