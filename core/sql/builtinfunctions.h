// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// Whether `name(` is a function, type or word of MySQL's or MariaDB's own, in letters of any case, and so no
/// stored function unless a schema's name stands before it. ST_… and GTID, plugin and key functions count
/// too.
bool isBuiltinFunction(const QString &name);

} // namespace stemma
