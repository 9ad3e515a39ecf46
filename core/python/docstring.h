// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/syntaxtree.h"

#include <QString>

namespace stemma {

/// What a module's docstring says. Empty without one.
struct Docstring
{
    QString text; ///< without white space around it and the margin that its lines share
    QString message; ///< the first paragraph on one line
    QString createDate; ///< of its line "Create Date: …"
};

Docstring readDocstring(const Node &root);

/// The same for the text of a docstring, escapes resolved.
Docstring docstringOf(const QString &text);

} // namespace stemma
