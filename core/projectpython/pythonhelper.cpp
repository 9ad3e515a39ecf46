// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/pythonhelper.h"

#include "core/projectpython/helpersource.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

#include <algorithm>
#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr qsizetype mostPrinted = 64 * 1024; ///< kept of it
constexpr qint64 longestAnswer = 256 * 1024 * 1024;
constexpr int longestEnd = 5'000; ///< ms, of a process that was killed
constexpr int slice = 50; ///< ms between looks at whether to stop

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

PythonHelper::PythonHelper(PythonCommand command, QJsonObject project, PasswordMask mask)
    : m_command(std::move(command))
    , m_project(std::move(project))
    , m_mask(std::move(mask))
{ }

PythonHelper::~PythonHelper()
{
    stop();
}

bool PythonHelper::isRunning() const
{
    return m_process && m_process->state() != QProcess::NotRunning;
}

qint64 PythonHelper::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void PythonHelper::stop()
{
    if (!m_process)
        return;
    // Its whole group: project code may have started programs of its own.
    if (const qint64 pid = m_process->processId(); pid > 0)
        ::kill(static_cast<pid_t>(-pid), SIGKILL);
    m_process->kill();
    m_process->waitForFinished(longestEnd); // of the thread that asks, never of a window
    m_process.reset();
}

QString PythonHelper::printed() const
{
    return m_mask.masked(QString::fromUtf8(m_printed).trimmed());
}

PythonFailure PythonHelper::failureOf(const QJsonObject &told) const
{
    return pythonFailure(told, printed(), m_mask);
}

PythonFailure PythonHelper::failed(PythonFailure::Kind kind, const QString &reason) const
{
    PythonFailure failure;
    failure.kind = kind;
    failure.reason = m_mask.masked(reason);
    failure.traceback = failure.reason;
    failure.details = printed();
    return failure;
}

std::expected<void, PythonFailure> PythonHelper::start()
{
    m_printed.clear();
    // Told here: with all descriptors closed in the child, a failing exec looks like a program that ended.
    if (!QFileInfo(m_command.program).isExecutable() || !QFileInfo(m_command.folder).isDir()) {
        return std::unexpected(
            failed(PythonFailure::Kind::NotStarted, u"%1 can't be started"_s.arg(m_command.program)));
    }
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_command.program);
    m_process->setArguments(m_command.arguments);
    m_process->setWorkingDirectory(m_command.folder);
    m_process->setUnixProcessParameters(QProcess::UnixProcessFlag::CloseFileDescriptors
                                        | QProcess::UnixProcessFlag::ResetSignalHandlers);
    m_process->setChildProcessModifier([owner = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != owner)
            ::_exit(127);
        ::setpgid(0, 0); // Ctrl+C in this program's terminal is this program's to handle
    });
    m_process->start();
    if (!m_process->waitForStarted()) {
        const QString why = m_process->errorString();
        m_process.reset();
        return std::unexpected(failed(PythonFailure::Kind::NotStarted,
                                      u"%1 can't be started: %2"_s.arg(m_command.program, why)));
    }
    const QByteArray source(helperSource);
    m_process->write(QByteArray::number(source.size()) + '\n' + source + lineOf(m_project));
    return {};
}

std::expected<QJsonObject, PythonFailure> PythonHelper::ask(QJsonObject question, int longest,
                                                            const std::stop_token &stop)
{
    if (stop.stop_requested())
        return std::unexpected(failed(PythonFailure::Kind::Cancelled, u"stopped"_s));
    if (!isRunning()) {
        if (const auto started = start(); !started)
            return std::unexpected(started.error());
    }
    const int number = ++m_number;
    question.insert("id"_L1, number);
    m_process->write(lineOf(question));
    std::expected<QJsonObject, PythonFailure> answer = read(number, longest, stop);
    if (!answer)
        this->stop();
    return answer;
}

std::expected<QJsonObject, PythonFailure> PythonHelper::read(int number, int longest,
                                                             const std::stop_token &stop)
{
    using Kind = PythonFailure::Kind;
    const QDeadlineTimer deadline(longest);
    while (true) {
        takePrinted();
        while (m_process->canReadLine()) {
            const QJsonObject answer = QJsonDocument::fromJson(m_process->readLine()).object();
            if (answer.value("id"_L1).toInt() != number)
                return std::unexpected(failed(Kind::Ended, u"gave an answer that is none"_s));
            for (const QJsonValue &secret : answer.value("secrets"_L1).toArray())
                m_mask.add(secret.toString());
            takePrinted();
            if (const QJsonObject error = answer.value("error"_L1).toObject(); !error.isEmpty()) {
                QJsonObject rest = answer; // what was read until then still counts
                rest.insert("failure"_L1, error);
                return rest;
            }
            return answer;
        }
        if (m_process->state() == QProcess::NotRunning) {
            const bool crashed = m_process->exitStatus() == QProcess::CrashExit;
            const QString how = crashed ? u"was killed or crashed (signal %1)"_s : u"ended with status %1"_s;
            return std::unexpected(failed(Kind::Ended, u"Python %1"_s.arg(how.arg(m_process->exitCode()))));
        }
        if (stop.stop_requested())
            return std::unexpected(failed(Kind::Cancelled, u"stopped"_s));
        if (deadline.hasExpired()) {
            return std::unexpected(
                failed(Kind::TimedOut, u"did not end within %1 s, and was killed"_s.arg(longest / 1000.0)));
        }
        if (m_process->bytesAvailable() > longestAnswer)
            return std::unexpected(failed(Kind::Ended, u"made more SQL than is taken"_s));
        m_process->waitForReadyRead(
            int(std::min<qint64>(slice, std::max<qint64>(deadline.remainingTime(), 1))));
    }
}

void PythonHelper::takePrinted()
{
    m_printed += m_process->readAllStandardError();
    if (m_printed.size() > mostPrinted) {
        m_printed = m_printed.last(mostPrinted);
        m_printed.remove(0, m_printed.indexOf('\n') + 1); // no half of a password, which none would know
    }
}

} // namespace stemma
