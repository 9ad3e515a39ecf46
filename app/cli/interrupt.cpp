// SPDX-License-Identifier: GPL-3.0-or-later
// A signal handler may do next to nothing, so it writes a byte into a pipe, and a thread that waits at the
// other end asks for the stop.
#include "app/cli/interrupt.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace stemma::cli {

namespace {

constexpr char stopByte = 's';
constexpr char endByte = 'e';

int pipeEnds[2] = {-1, -1};

void onSignal(int)
{
    const int before = errno;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &stopByte, 1);
    errno = before;
}

} // namespace

Interrupt::Interrupt()
{
    if (::pipe2(pipeEnds, O_CLOEXEC) != 0)
        return;
    m_reader = std::jthread([source = m_source]() mutable {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) == 1 && byte != endByte)
            source.request_stop();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    // Once only: the second signal finds the default action, which ends the program.
    action.sa_flags = int(SA_RESTART | SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

Interrupt::~Interrupt()
{
    if (!m_reader.joinable())
        return;
    ::signal(SIGINT, SIG_DFL);
    ::signal(SIGTERM, SIG_DFL);
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &endByte, 1);
    m_reader.join();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

} // namespace stemma::cli
