// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma {

/// The bind parameters that SQLAlchemy's text() sees in an SQL text, and op.execute("…") with it: `:word`, inside quotes
/// and comments too, unless there is a colon, a word character or a backslash before it or a colon after it. They have
/// no value in a migration: executed, they fail or become NULL, so a text that has any is not to be rendered.
QStringList findTextBinds(const QString &text);

/// `\:` becomes `:`, as text() does it once the binds are found.
QString unescapeText(const QString &text);

} // namespace stemma
