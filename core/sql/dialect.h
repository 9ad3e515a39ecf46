// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stemma {

/// Which server's SQL is wanted; SQLAlchemy has different words and rules for the two, by the scheme of the URL.
enum class Dialect { MySql, MariaDb };

} // namespace stemma
