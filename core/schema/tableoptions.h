// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/table.h"

#include <QString>
#include <QStringList>

namespace stemma::schema {

/// The clauses that give `from` the options of `to`: what `to` has no more is put back to the server's own
/// choice.
QStringList changedOptions(const Table &from, const Table &to);

} // namespace stemma::schema
