// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/textbinds.h"

#include <QRegularExpression>

namespace stemma {

// Word characters are Unicode's, as in Python.

QStringList findTextBinds(const QString &text)
{
    static const QRegularExpression bind(QStringLiteral(R"((?<![:\w$\\]):([\w$]+)(?![:\w$]))"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    QStringList names;
    for (auto matches = bind.globalMatch(text); matches.hasNext();)
        names << matches.next().captured(1);
    return names;
}

QString unescapeText(const QString &text)
{
    static const QRegularExpression escaped(QStringLiteral(R"(\\(:[\w$]*)(?![:\w$]))"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    QString plain = text;
    return plain.replace(escaped, QStringLiteral("\\1"));
}

} // namespace stemma
