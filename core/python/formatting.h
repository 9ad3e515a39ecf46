// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

namespace stemma {

class Budget;

/// str(value) and repr(value) of Python; throw Unknowable for objects whose text is not known.
QString textOf(const Value &value, Budget &budget);
QString reprOf(const Value &value, Budget &budget);

/// repr() of a float: the shortest digits that read back the same.
QString floatText(double value);

/// format(value, spec): fill, align, sign, 0, width, comma, precision and types s d f x X o b e g % are
/// known.
QString formatValue(const Value &value, const QString &spec, Budget &budget);

/// The `%` operator on a string.
QString formatPercent(const QString &format, const Value &arguments, Budget &budget);

} // namespace stemma
