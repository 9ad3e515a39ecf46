// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/pathlist.h"

#include <QDir>
#include <QHash>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QStringList trimmed(QStringList parts)
{
    for (QString &part : parts)
        part = part.trimmed();
    parts.removeAll(QString());
    return parts;
}

} // namespace

Result<QStringList> splitPaths(const QString &text, const QString &separatorName)
{
    static const QHash<QString, QString> separators{
        {u"os"_s, QString(QDir::listSeparator())},
        {u"space"_s, u" "_s},
        {u"newline"_s, u"\n"_s},
        {u":"_s, u":"_s},
        {u";"_s, u";"_s},
    };
    const auto separator = separators.constFind(separatorName);
    if (separator == separators.cend()) {
        return failure(ErrorKind::FileMalformed,
                       u"%1 is not a path separator that Alembic knows."_s.arg(
                           separatorName.isEmpty() ? u"Nothing"_s : separatorName),
                       u"Use one of os, space, newline, : or ;."_s);
    }
    return trimmed(text.split(*separator, Qt::SkipEmptyParts));
}

QStringList splitPathsWithoutSeparator(const QString &text, const QString &separators)
{
    QStringList parts{QString()};
    for (const QChar c : text) {
        if (separators.contains(c))
            parts << QString();
        else
            parts.last() += c;
    }
    return trimmed(parts);
}

} // namespace stemma
