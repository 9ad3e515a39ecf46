// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projectpython/pythoncommand.h"
#include "core/projectpython/pythonfailure.h"

#include <QJsonObject>

#include <expected>
#include <memory>
#include <stop_token>

class QProcess;

namespace stemma {

/// One process of a project's Python, started when first asked and kept for the next question. It can't
/// outlive this program, nor the thread that asked first. It is killed when an answer takes too long, and
/// started anew with the next question; so it is after it has ended by itself. Used on one thread, which
/// blocks.
class PythonHelper
{
public:
    /// `project` is told to each process before its first question.
    PythonHelper(PythonCommand command, QJsonObject project, PasswordMask mask);
    ~PythonHelper(); ///< kills the process

    /// One question and its answer, which says "failure" where the project's code failed. Milliseconds.
    std::expected<QJsonObject, PythonFailure> ask(QJsonObject question, int longest,
                                                  const std::stop_token &stop);

    void stop(); ///< kills the process; the next question starts another
    bool isRunning() const;
    qint64 processId() const; ///< 0 when none runs

    PythonFailure failureOf(const QJsonObject &told) const; ///< of such an answer

    /// The end of what the process has printed beside its answers, without passwords.
    QString printed() const;

private:
    std::expected<void, PythonFailure> start();
    std::expected<QJsonObject, PythonFailure> read(int number, int longest, const std::stop_token &stop);
    PythonFailure failed(PythonFailure::Kind kind, const QString &reason) const;
    void takePrinted();

    PythonCommand m_command;
    QJsonObject m_project;
    PasswordMask m_mask;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_printed;
    int m_number = 0;
};

} // namespace stemma
