// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace stemma {

/// A program that can't outlive this one: the kernel kills it when its owner ends, by kill -9 too.
///
/// That signal (PR_SET_PDEATHSIG) is bound to the thread that forked, not to the process; so each child has a
/// thread of its own that forks it and then waits until it has ended. Made, used and destroyed on any thread.
class ChildProcess
{
public:
    struct Command
    {
        QString program; ///< absolute path
        QStringList arguments;
        QString output; ///< file that standard output and standard error are appended to
        QString temporaryFolder; ///< its TMPDIR
        int keptDescriptor = -1; ///< the only one, besides standard ones, that it inherits
        QString workingFolder{}; ///< empty: this program's
        QStringList environment{}; ///< "NAME=value": beside, or in place of, this program's own
        /// In a network of its own with nothing in it, where the kernel lets this user make one; else in the
        /// machine's.
        bool withoutNetwork = false;
    };

    /// Errors: Internal, with the system's words, when the program can't be started.
    static Result<std::unique_ptr<ChildProcess>> start(const Command &command);

    ~ChildProcess(); ///< kills it and waits until it is gone
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    qint64 processId() const { return m_pid; }
    bool isRunning() const;

    /// The exit status (128 + signal for a killed one) once it has ended; nothing when it runs on after that
    /// time.
    std::optional<int> waitForEnd(int milliseconds);
    void kill();

private:
    ChildProcess() = default;
    void keep(const Command &command);

    std::thread m_keeper;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_started = false;
    bool m_ended = false;
    int m_status = 0;
    int m_startError = 0; ///< errno of fork or exec
    qint64 m_pid = 0;
};

} // namespace stemma
