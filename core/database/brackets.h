// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/sqlpieces.h"

namespace stemma {

/// Takes away the brackets that change nothing: MySQL tells `((`a` + 1) > 2)` where MariaDB tells
/// `` `a` + 1 > 2``.
///
/// A pair goes when it encloses one operand, or when its weakest operator binds more strongly than what
/// stands left and right of it. Brackets with anything in or around them that is not known here stay, so
/// that the meaning never changes. Pure.
QList<SqlPiece> withoutNeedlessBrackets(const QList<SqlPiece> &pieces);

} // namespace stemma
