// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/childprocess.h"

#include <QFile>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace stemma {

namespace {

/// Everything the child needs, made before the fork: after it, memory may not be allocated.
struct Prepared
{
    explicit Prepared(const ChildProcess::Command &command)
        : program(QFile::encodeName(command.program))
        , output(QFile::encodeName(command.output))
        , keptDescriptor(command.keptDescriptor)
    {
        texts.push_back(program);
        for (const QString &argument : command.arguments)
            texts.push_back(QFile::encodeName(argument));
        for (QByteArray &text : texts)
            arguments.push_back(text.data());
        arguments.push_back(nullptr);
        own.push_back("TMPDIR=" + QFile::encodeName(command.temporaryFolder));
        for (const QString &entry : command.environment)
            own.push_back(entry.toLocal8Bit());
        for (char **entry = environ; *entry; ++entry) {
            if (!isOwn(*entry))
                environment.push_back(*entry);
        }
        for (QByteArray &entry : own)
            environment.push_back(entry.data());
        environment.push_back(nullptr);
        if (!command.workingFolder.isEmpty())
            folder = QFile::encodeName(command.workingFolder);
        if (command.withoutNetwork) {
            const auto itself = [](const QByteArray &id) { return id + ' ' + id + " 1"; };
            user = itself(QByteArray::number(::geteuid()));
            group = itself(QByteArray::number(::getegid()));
        }
    }

    bool isOwn(const char *entry) const
    {
        for (const QByteArray &each : own) {
            if (std::strncmp(entry, each.constData(), size_t(each.indexOf('=') + 1)) == 0)
                return true;
        }
        return false;
    }

    QByteArray program;
    QByteArray output;
    QByteArray folder; ///< null: stay
    QByteArray user, group; ///< for a user namespace; empty: keep the network
    std::vector<QByteArray> own; ///< variables
    std::vector<QByteArray> texts;
    std::vector<char *> arguments;
    std::vector<char *> environment;
    int keptDescriptor;
};

bool writeFile(const char *path, const char *text, size_t size)
{
    const int file = ::open(path, O_WRONLY);
    if (file < 0)
        return false;
    const bool written = ::write(file, text, size) == ssize_t(size);
    ::close(file);
    return written;
}

/// Leaves the machine's network. Without privileges that takes a user namespace, in which the user stays who
/// it is.
void leaveNetwork(const Prepared &prepared)
{
    if (::unshare(CLONE_NEWNET) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return;
    writeFile("/proc/self/setgroups", "deny", 4);
    writeFile("/proc/self/uid_map", prepared.user.constData(), size_t(prepared.user.size()));
    writeFile("/proc/self/gid_map", prepared.group.constData(), size_t(prepared.group.size()));
}

/// Runs in the child between fork and exec: only async-signal-safe calls.
[[noreturn]] void becomeProgram(const Prepared &prepared, pid_t owner, int report)
{
    const auto giveUp = [report] {
        const int error = errno;
        [[maybe_unused]] const ssize_t written = ::write(report, &error, sizeof error);
        ::_exit(127);
    };
    if (!prepared.user.isEmpty())
        leaveNetwork(prepared); // first: it clears the signal
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        giveUp();
    if (::getppid() != owner) // the owner ended before the signal was asked for
        ::_exit(127);
    ::setpgid(0, 0); // Ctrl+C in the owner's terminal is the owner's to handle
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);

    if (!prepared.folder.isNull() && ::chdir(prepared.folder.constData()) != 0)
        giveUp();
    const int input = ::open("/dev/null", O_RDONLY);
    const int output = ::open(prepared.output.constData(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (input < 0 || output < 0)
        giveUp();
    ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    if (prepared.keptDescriptor >= 0)
        ::fcntl(prepared.keptDescriptor, F_SETFD, 0);
    ::execve(prepared.program.constData(), prepared.arguments.data(), prepared.environment.data());
    giveUp();
    ::_exit(127);
}

} // namespace

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const Command &command)
{
    std::unique_ptr<ChildProcess> child(new ChildProcess);
    child->m_keeper = std::thread([&command, process = child.get()] { process->keep(command); });
    std::unique_lock lock(child->m_mutex);
    child->m_changed.wait(lock, [&] { return child->m_started; });
    if (child->m_startError == 0) {
        lock.unlock();
        return child;
    }
    Error error;
    error.message = QStringLiteral("%1 could not be started.").arg(command.program);
    error.native = QString::fromLocal8Bit(std::strerror(child->m_startError));
    error.nativeCode = child->m_startError;
    lock.unlock();
    return Failure(error);
}

void ChildProcess::keep(const Command &command)
{
    const Prepared prepared(command);
    const pid_t owner = ::getpid();
    int startError = 0;
    int report[2] = {-1, -1};
    pid_t pid = -1;
    if (::pipe2(report, O_CLOEXEC) != 0) {
        startError = errno;
    } else if ((pid = ::fork()) < 0) {
        startError = errno;
        ::close(report[0]);
        ::close(report[1]);
    } else if (pid == 0) {
        becomeProgram(prepared, owner, report[1]);
    } else {
        ::close(report[1]);
        // The pipe closes itself when exec succeeds; else the child writes its errno into it.
        while (::read(report[0], &startError, sizeof startError) < 0 && errno == EINTR) { }
        ::close(report[0]);
    }
    {
        const std::lock_guard lock(m_mutex);
        m_pid = pid;
        m_startError = startError;
        m_started = true; // `command` may not be used after this: start() goes on
        m_ended = pid < 0;
    }
    m_changed.notify_all();
    if (pid < 0)
        return;

    siginfo_t info = {};
    while (::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) { }
    {
        // Reaped under the lock: kill() can never hit another process that was given the same id.
        const std::lock_guard lock(m_mutex);
        ::waitpid(pid, nullptr, 0);
        m_status = info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
        m_ended = true;
    }
    m_changed.notify_all();
}

bool ChildProcess::isRunning() const
{
    const std::lock_guard lock(m_mutex);
    return !m_ended;
}

std::optional<int> ChildProcess::waitForEnd(int milliseconds)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return m_ended; }))
        return std::nullopt;
    return m_status;
}

void ChildProcess::kill()
{
    const std::lock_guard lock(m_mutex);
    if (!m_ended && m_pid > 0)
        ::kill(static_cast<pid_t>(-m_pid),
               SIGKILL); // its whole group: an installer is a script with children
}

ChildProcess::~ChildProcess()
{
    kill();
    if (m_keeper.joinable())
        m_keeper.join();
}

} // namespace stemma
