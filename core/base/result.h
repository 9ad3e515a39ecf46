// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <expected>

namespace stemma {

/// Every call that can fail for a reason outside the program returns one of these.
template <class T = void>
using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

/// `return failure(ErrorKind::CantLocate, "…", "…");`
inline Failure failure(ErrorKind kind, QString message, QString advice = {}, Place place = {})
{
    Error error;
    error.kind = kind;
    error.message = std::move(message);
    error.advice = std::move(advice);
    error.place = std::move(place);
    return Failure(std::move(error));
}

} // namespace stemma
