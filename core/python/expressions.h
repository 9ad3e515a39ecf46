// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/evaluation.h"
#include "core/python/syntaxtree.h"
#include "core/python/value.h"

namespace stemma {

struct Arguments;

/// The value of an expression. Throws Unknowable when it can't be known; its line is the innermost one that
/// can't. The value may itself be an UnknownObject or ExternalObject: those are refused where they are used.
Value evaluate(Frame &frame, const Node &node);

/// The same, with unknown and external values refused at once.
Value evaluateKnown(Frame &frame, const Node &node);

// One function for each family of expressions; evaluate() has the table.
Value evaluateString(Frame &frame, const Node &node);
Value evaluateConcatenatedString(Frame &frame, const Node &node);
Value evaluateListComprehension(Frame &frame, const Node &node);
Value evaluateGenerator(Frame &frame, const Node &node);
Value evaluateSetComprehension(Frame &frame, const Node &node);
Value evaluateDictComprehension(Frame &frame, const Node &node);
Value evaluateAttribute(Frame &frame, const Node &node);
Value evaluateSubscript(Frame &frame, const Node &node);
Value evaluateCall(Frame &frame, const Node &node);
Value evaluateLambda(Frame &frame, const Node &node);
Value evaluateComparison(Frame &frame, const Node &node);

/// The items of a display ([…], (…), f(…)), with `*splats` laid open.
QList<Value> evaluateItems(Frame &frame, const QList<Node> &nodes);

/// object.name
Value attributeOf(Evaluation &run, const Value &object, const QString &name, const Node &node);

/// A name's value in that scope, then among Python's builtins; throws Unknowable when it is bound nowhere.
Value lookUp(Frame &frame, const QString &name);

/// callee(arguments); node is the call, whose lines become the place of its SQL.
Value callValue(Evaluation &run, const Value &callee, const Arguments &arguments, const Node &node);

/// A function object for a `def` or a lambda; default values are worked out at once, as Python does.
Value makeFunction(Frame &frame, const QString &name, const Node &parameters, const Node &body,
                   bool isLambda);

} // namespace stemma
