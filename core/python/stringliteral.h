// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace stemma {

/// The letters before a string literal's quotes.
struct StringPrefix
{
    bool isRaw = false;
    bool isBytes = false;
    bool isFormat = false;

    /// Of a string_start token such as `rb"""`.
    static StringPrefix parse(const QString &start);
};

/// The value of a literal's text, its escapes resolved. Throws Unknowable for \N{…} and for what Python
/// refuses.
QString unescapeString(const QString &text, bool isRaw);
QByteArray unescapeBytes(const QString &text, bool isRaw);

} // namespace stemma
