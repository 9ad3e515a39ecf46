// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace stemma::schema {

/// Of the names that both lists have, a largest set that is in the same order in both: moving all others
/// makes the one order from the other with the fewest moves. Both lists without doubles. Takes n log n.
QSet<QString> unmovedNames(const QStringList &from, const QStringList &to);

} // namespace stemma::schema
