// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sqltext.h"

#include "core/sql/quoting.h"

namespace stemma::schema {

namespace {

QChar escaped(QChar c)
{
    switch (c.unicode()) {
    case u'0':
        return u'\0';
    case u'b':
        return u'\b';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    case u'Z':
        return QChar(0x1a);
    default:
        return c;
    }
}

} // namespace

QString literalValue(QStringView literal)
{
    if (literal.size() < 2 || (literal[0] != u'\'' && literal[0] != u'"'))
        return literal.toString();
    const QChar quote = literal[0];
    QString value;
    value.reserve(literal.size());
    for (qsizetype i = 1; i < literal.size() - 1; ++i) {
        const QChar c = literal[i];
        const bool more = i + 1 < literal.size() - 1;
        if (c == u'\\' && more) {
            const QChar next = literal[++i];
            // In patterns these two mean the character itself only with their backslash.
            if (next == u'%' || next == u'_')
                value += u'\\';
            value += escaped(next);
        } else {
            if (c == quote && more && literal[i + 1] == quote)
                ++i;
            value += c;
        }
    }
    return value;
}

QString normalLiteral(QStringView literal)
{
    if (literal.size() < 2 || (literal[0] != u'\'' && literal[0] != u'"'))
        return literal.toString();
    return quotedString(literalValue(literal));
}

} // namespace stemma::schema
