// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/printlists.h"

#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

QString quotedNames(const QStringList &names)
{
    QStringList quoted;
    for (const QString &each : names)
        quoted << quotedIdentifier(each);
    return quoted.join(u',');
}

QString indexParts(const QList<IndexPart> &parts)
{
    QStringList list;
    for (const IndexPart &part : parts) {
        QString text = part.column.isEmpty() ? u'(' + part.expression + u')' : quotedIdentifier(part.column);
        if (part.prefix > 0)
            text += u'(' + QString::number(part.prefix) + u')';
        if (part.descending)
            text += " DESC"_L1;
        list << text;
    }
    return list.join(u',');
}

} // namespace stemma::schema
