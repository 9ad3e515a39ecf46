// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// `server_default=`. A plain Python string is a value to be quoted; sa.text(), func.now(), sa.false() and
/// the like are SQL. "Not given" is the optional around it; None is Kind::Null, which matters to alter_column
/// alone.
struct ServerDefault
{
    enum class Kind { Null, Quoted, Sql };

    Kind kind = Kind::Null;
    /// Quoted: the value itself. Sql: the finished SQL, that is with text()'s binds looked for and `\:`
    /// unescaped.
    QString text;

    static ServerDefault null() { return {}; }
    static ServerDefault quoted(const QString &value) { return {Kind::Quoted, value}; }
    static ServerDefault sql(const QString &expression) { return {Kind::Sql, expression}; }

    bool operator==(const ServerDefault &) const = default;
};

} // namespace stemma
