// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace stemma {

/// Why an operation has no SQL, in plain words.
inline Failure refusal(const QString &reason, const QString &advice = {})
{
    return failure(ErrorKind::NeedsPython, reason, advice);
}

} // namespace stemma
