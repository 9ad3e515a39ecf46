// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recording/pythonevents.h"
#include "core/recording/recorded.h"
#include "core/recording/recordingrequest.h"

#include <QString>

#include <stop_token>

namespace stemma {

class LogReader;
class ReplayServer;
struct PythonRun;

/// Records one revision on a server that stands where it begins, and proves the recording by running it by
/// itself from there. Afterwards the server stands behind the revision. Errors as record(); the server is
/// then anywhere.
class StepRecorder
{
public:
    StepRecorder(ReplayServer &server, const RecordingRequest &request, const std::stop_token &stop)
        : m_server(server)
        , m_request(request)
        , m_stop(stop)
    { }

    Result<Recorded> record(const RecordingStep &step);

    /// Not empty: the project's URL has this name where the request has another, and nothing was recorded.
    const QString &otherDatabase() const { return m_otherDatabase; }

private:
    Recorded assemble(const RecordingStep &step, const PythonRun &run, const LogReader &log) const;
    Result<> verify(const QStringList &state, const PythonEvents &events, Recorded &recorded);
    bool staysInside(const Recorded &recorded) const;

    ReplayServer &m_server;
    const RecordingRequest &m_request;
    const std::stop_token &m_stop;
    QString m_otherDatabase;
};

} // namespace stemma
