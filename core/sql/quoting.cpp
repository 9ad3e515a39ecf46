// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/quoting.h"

#include "core/sql/reservedwords.h"

#include <algorithm>

namespace stemma {

namespace {

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'$';
}

} // namespace

QString quotedIdentifier(const QString &name)
{
    QString escaped = name;
    escaped.replace(u'`', QStringLiteral("``"));
    return u'`' + escaped + u'`';
}

QString identifier(const QString &name, Dialect dialect)
{
    const bool plain = !name.isEmpty() && name.at(0) != u'$' && !(name.at(0) >= u'0' && name.at(0) <= u'9')
        && std::all_of(name.begin(), name.end(), isPlain) && !isReservedWord(name, dialect);
    return plain ? name : quotedIdentifier(name);
}

QString quotedString(const QString &value)
{
    QString escaped = value;
    escaped.replace(u'\'', QStringLiteral("''"));
    escaped.replace(u'\\', QStringLiteral("\\\\"));
    return u'\'' + escaped + u'\'';
}

} // namespace stemma
