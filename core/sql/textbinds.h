// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma {

/// The bind parameters that SQLAlchemy sees in the text of text(), and of op.execute("…") with it: `:word`,
/// inside quotes and comments too, unless a colon, a word character, `$` or a backslash comes before it or a
/// colon after it. They have no value in a migration: executed, they fail; printed offline, they become NULL.
/// So a text that has any is not to be rendered.
QStringList findTextBinds(const QString &text);

/// The text as it is sent: `\:word` becomes `:word`, exactly where SQLAlchemy does so.
QString unescapeText(const QString &text);

} // namespace stemma
