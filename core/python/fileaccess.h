// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <optional>
#include <string_view>

namespace stemma {

/// pathlib.Path(…) / "name"; nothing for other operands and operators.
std::optional<Value> joinPaths(Evaluation &run, std::string_view op, const Value &left, const Value &right);

} // namespace stemma
