// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace stemma::schema {

/// Every name and word of an SQL expression, in lower case, without quotes: what it may refer to. Too many
/// rather than too few; strings and comments are none.
QSet<QString> mentionedNames(const QString &sql);

/// The names that a server's own text of a SELECT has where a table or view of its own schema stands: not
/// aliases, columns or functions.
QSet<QString> mentionedTables(const QString &select);

} // namespace stemma::schema
