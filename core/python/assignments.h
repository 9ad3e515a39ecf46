// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/evaluation.h"
#include "core/python/syntaxtree.h"
#include "core/python/value.h"

namespace stemma {

/// target = value, for a name, an item, or a pattern of them; throws Unknowable for attributes of objects.
void assign(Frame &frame, const Node &target, const Value &value);

/// An `assignment` node, annotated or not, chained or not.
void executeAssignment(Frame &frame, const Node &node);

/// target += value and the like.
void executeAugmentedAssignment(Frame &frame, const Node &node);

/// del a, b[c]
void executeDelete(Frame &frame, const Node &node);

} // namespace stemma
