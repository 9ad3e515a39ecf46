// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <QList>
#include <QString>

#include <span>
#include <string_view>

namespace stemma {

class Call;

/// One row of the table of known functions: what is known, by its full name, and how it is worked out.
///
/// Names are "module.name" as Python's imports spell it after aliases are resolved ("sqlalchemy.Column"), or
/// "tag.method" for methods ("str.upper"). Signatures are written as
///     table_name, *columns, schema?, **options
/// where `?` marks what may be left out, a bare `*` starts the keyword-only ones. No signature: a property or
/// a constant, worked out when it is read. No function: it is known that it can't be known, and the reason
/// says why.
struct KnownFunction
{
    const char *name;
    const char *signature;
    Value (*call)(Call &);
    const char *refusal = nullptr;
};

/// A signature taken apart.
struct Signature
{
    struct Parameter
    {
        std::string_view name;
        bool required = true;
        bool keywordOnly = false;
    };

    explicit Signature(const char *text);

    QList<Parameter> parameters;
    bool takesRest = false; ///< `*name`
    bool takesKeywords = false; ///< `**name`
};

struct KnownEntry
{
    const KnownFunction *function;
    Signature signature;
};

/// The table: every row that the files of known functions hold. nullptr for other names.
const KnownEntry *findKnown(const QString &name);

using KnownFunctions = std::span<const KnownFunction>;

} // namespace stemma
