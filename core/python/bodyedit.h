// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/listliteral.h"
#include "core/python/syntaxtree.h"

#include <QByteArray>

#include <optional>

namespace stemma {

/// The last function of that name at the module's top level, decorated or not; null without one.
Node topLevelFunction(const Node &root, QByteArrayView name);

/// Whether a function does nothing but have a docstring and `pass`.
bool hasEmptyBody(const Node &function);

/// The replacement that makes a function's body `pass`: its docstring stays, comments go with the statements.
/// Nothing when it is empty already.
std::optional<TextReplacement> emptiedBody(const Node &function, const QByteArray &utf8);

} // namespace stemma
