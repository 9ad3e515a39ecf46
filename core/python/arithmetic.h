// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <string_view>

namespace stemma {

/// bool, int or float.
bool isNumber(const Value &value);

/// Python's arithmetic on two numbers; throws Unknowable where Python raises, and where an integer leaves 64
/// bits.
Value arithmetic(std::string_view op, const Value &left, const Value &right);

} // namespace stemma
