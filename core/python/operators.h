// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <optional>
#include <string_view>

namespace stemma {

class Budget;
class Heap;

/// left == right of Python. Plain values and containers are compared by value, functions and modules by
/// identity; throws Unknowable for all else, since classes may define their own.
bool areEqual(const Value &left, const Value &right, Budget &budget);

/// Below zero, zero, above zero; throws Unknowable for pairs that Python doesn't order.
int compareValues(const Value &left, const Value &right, Budget &budget);

/// member in container.
bool contains(const Value &container, const Value &member, Budget &budget);

/// left is right; throws Unknowable where Python's answer depends on how it keeps equal values.
bool areIdentical(const Value &left, const Value &right);

/// One of + - * / // % ** | & ^ << >>.
Value binaryOperation(std::string_view op, const Value &left, const Value &right, Heap &heap, Budget &budget);

/// One of - + ~.
Value unaryOperation(std::string_view op, const Value &operand);

} // namespace stemma
