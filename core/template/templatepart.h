// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace stemma {

/// A piece of a Mako template, in the order in which they stand in it.
struct TemplatePart
{
    enum class Kind {
        Text, ///< goes out as it is
        Expression, ///< ${text | filters}
        Control, ///< % text
        Code, ///< <% text %>
        ModuleCode, ///< <%! text %>
        DefinitionStart, ///< <%def name="text">
        DefinitionEnd, ///< </%def>
    };

    Kind kind = Kind::Text;
    QString text;
    QString filters;
    int line = 0; ///< of its first character that is no white space, from 1

    bool operator==(const TemplatePart &) const = default;
};

} // namespace stemma
