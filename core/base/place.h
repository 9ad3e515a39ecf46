// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// Where something is in a file. Lines count from 1; 0 means "the file as a whole".
struct Place
{
    QString file; ///< absolute path, empty when the matter has no file
    int line = 0;
    int endLine = 0; ///< last line, inclusive; equal to line for one line

    bool isEmpty() const { return file.isEmpty(); }
    bool operator==(const Place &) const = default;
};

} // namespace stemma
