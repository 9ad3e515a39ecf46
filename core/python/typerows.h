// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/call.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/typeobject.h"

namespace stemma {

// What the rows for types share.

/// The type that the called class stands for, by the last part of its name.
SqlType::Name typeNameOf(const Call &call);

/// An argument that must fit an int; nothing when left out or None.
std::optional<int> smallInteger(const Call &call, std::string_view name);

Value typeValue(Call &call, SqlType type);

/// Enum("a", "b"): the positional arguments as values.
void readEnumValues(Call &call, SqlType &type);

} // namespace stemma
