// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace stemma::cli {

/// While it lives, the first Ctrl+C (SIGINT) or SIGTERM asks for a stop instead of ending the program; the
/// second one ends it. One at a time.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_reader;
};

} // namespace stemma::cli
