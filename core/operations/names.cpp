// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/names.h"

#include "core/operations/compilererror.h"
#include "core/sql/quoting.h"

#include <QCryptographicHash>

namespace stemma {

namespace {

constexpr qsizetype longestName = 64;
constexpr qsizetype longestIdentifier = 255;

// Lengths count characters, not UTF-16 units.
QString shortened(const QString &name)
{
    const QList<uint> characters = name.toUcs4();
    if (characters.size() <= longestName)
        return name;
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5).toHex();
    const QString head =
        QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), longestName - 8);
    return head + u'_' + QString::fromLatin1(hash.last(4));
}

} // namespace

QString tableName(const QString &table, const QString &schema, Dialect dialect)
{
    const QString name = identifier(table, dialect);
    return schema.isEmpty() ? name : identifier(schema, dialect) + u'.' + name;
}

QString alteredTableName(const QString &table, const QString &schema, Dialect dialect)
{
    QStringList parts;
    if (!schema.isEmpty()) {
        for (const QString &part : schema.split(u'.'))
            parts << identifier(part, dialect);
    }
    parts << identifier(table, dialect);
    return parts.join(u'.');
}

QString columnList(const QStringList &columns, Dialect dialect)
{
    QStringList names;
    for (const QString &column : columns)
        names << identifier(column, dialect);
    return names.join(QStringLiteral(", "));
}

Result<QString> constraintName(const Name &name, Dialect dialect)
{
    if (name.isFinal)
        return identifier(shortened(name.text), dialect);
    if (name.text.toUcs4().size() > longestIdentifier)
        return refusal(QStringLiteral("the name %1… is longer than %2 characters")
                           .arg(name.text.left(20))
                           .arg(longestIdentifier));
    return identifier(name.text, dialect);
}

Result<QString> constraintPrefix(const Name &name, Dialect dialect)
{
    if (name.isEmpty())
        return QString();
    return constraintName(name, dialect).transform([](const QString &text) -> QString {
        return QStringLiteral("CONSTRAINT ") + text + u' ';
    });
}

Name defaultIndexName(const QString &table, const QString &schema, const QString &column)
{
    QStringList parts{QStringLiteral("ix")};
    if (!schema.isEmpty())
        parts << QString(schema).replace(u'.', u'_');
    parts << table << column;
    return Name(parts.join(u'_'), true);
}

} // namespace stemma
