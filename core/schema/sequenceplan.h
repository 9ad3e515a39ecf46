// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/programs.h"

#include <QStringList>

namespace stemma::schema {

/// ALTER SEQUENCE statements, empty when both are equal. The next value stays where the new bounds surely
/// allow it; else the sequence starts anew.
QStringList alterSequence(const Sequence &from, const Sequence &to);

} // namespace stemma::schema
