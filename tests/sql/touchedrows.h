// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace stemma::test {

/// A statement and what it is said to touch.
struct TouchedRow
{
    const char *sql;
    const char *objects; ///< as touchedText() has it
    const char *flags; ///< c: commits, r: repeatable, ?: anything
    const char *leaves = ""; ///< session state, as sessionText() has it
};

/// Every kind of statement of both manuals, and the forms that hold more than one object.
std::span<const TouchedRow> touchedRows();

} // namespace stemma::test
