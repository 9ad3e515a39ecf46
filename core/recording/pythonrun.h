// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recording/pythonevents.h"
#include "core/recording/recordingrequest.h"

#include <QString>

#include <stop_token>

namespace stemma {

/// A run of recorder.py with the project's Python against a private server.
struct PythonRun
{
    // What it is given.
    QString socket;
    QString schema;
    QString scratchFolder; ///< private; for the program, its settings and its temporary files
    QString token; ///< in the marks in the server's log
    int timeout = 60'000; ///< ms

    // What came of it.
    PythonEvents events;
    QString output; ///< both streams, its end where it is long

    /// Blocks until it has ended; it and what it has started are killed when the time is over or a stop is
    /// asked for. Nothing is written into the project by Python itself. Errors: NeedsPython with what the
    /// project's code raised; Cancelled. A project whose URL has another database's name is no error:
    /// events.otherDatabase.
    Result<> run(const PythonLaunch &python, const RecordingStep &step, const std::stop_token &stop);
};

} // namespace stemma
