// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/sql/statement.h"

namespace stemma {

/// Whether a try block of a revision file passes over that error of a statement: whether the exception that
/// Python would raise for it is one of the block's, or a subclass of one. Lost sessions are never passed
/// over.
///
/// The classes are those that the MySQL drivers of Python choose by the error's number (PyMySQL,
/// mysqlclient).
bool isPassedOver(const TryBlock &block, const Error &error);

/// Follows the try blocks through the statements of one function, in order.
class TryBlocks
{
public:
    /// Whether a statement before it in its block has failed, so that it is left out.
    bool leavesOut(const Statement &statement) const;

    /// Whether the run goes on after that failure; the rest of the block is then left out.
    bool passesOver(const Statement &statement, const Error &error);

private:
    QList<int> m_left; ///< numbers of the blocks that were left
};

} // namespace stemma
