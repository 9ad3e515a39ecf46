// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

namespace stemma::schema {

/// An object's every property, one a line as "name: value" with strings in quotes, in a fixed order; what has
/// its usual value is left out. Two values are equal exactly when their texts are. Never empty. Pure.
QString normalText(const Table &table);
QString normalText(const Sequence &sequence);
QString normalText(const View &view);
QString normalText(const Trigger &trigger);
QString normalText(const Routine &routine);
QString normalText(const Event &event);

} // namespace stemma::schema
