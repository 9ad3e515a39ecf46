// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/sql/statement.h"

#include <QList>

namespace stemma {

/// An operation that a function asks for, with the lines of the call that does.
struct RecordedOperation
{
    Operation operation;
    int line = 0;
    int endLine = 0;
    std::optional<TryBlock> tryBlock{};
};

using Recording = QList<RecordedOperation>;

} // namespace stemma
