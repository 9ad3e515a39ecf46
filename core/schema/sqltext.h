// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma::schema {

/// What a string literal says: '…' or "…", with doubled quotes and backslashes read as the servers do under
/// their usual SQL mode. Anything that is no such literal comes back as it is.
QString literalValue(QStringView literal);

/// The one way in which string literals are written in normal form: single quotes, quotes and backslashes
/// doubled, everything else as the character itself.
QString normalLiteral(QStringView literal);

} // namespace stemma::schema
