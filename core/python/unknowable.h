// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// Thrown inside this room when the answer can't be known without running Python; never leaves it.
/// The line is filled in by the innermost expression or statement that it passes through.
struct Unknowable
{
    QString reason; ///< "calls sa.inspect(): the answer depends on the database"
    int line = 0;
    bool needsSchema = false; ///< with the schema that the function starts from it might be known
};

[[noreturn]] inline void giveUp(QString reason, int line = 0)
{
    throw Unknowable{std::move(reason), line};
}

} // namespace stemma
