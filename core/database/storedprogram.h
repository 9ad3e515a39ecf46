// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace stemma {

/// True when the statement creates or alters an object in which the server stores the session's SQL mode: a
/// trigger, procedure, function, event or view. Reads only the statement's first words, past comments and a
/// DEFINER.
bool storesSqlMode(QStringView sql);

/// True when the statement's first word is one that changes rows, so that its number of rows means something.
bool countsRows(QStringView sql);

} // namespace stemma
