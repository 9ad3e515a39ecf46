// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/fingerprint.h"

#include "core/schema/normaltext.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

QByteArray hash(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
}

template <class Map>
QString textOf(const Map &objects, const QString &name)
{
    const auto found = objects.constFind(name);
    return found == objects.cend() ? QString() : normalText(*found);
}

} // namespace

QString normalText(const Schema &schema, const ObjectName &object)
{
    switch (object.kind) {
    case ObjectKind::Table:
        return textOf(schema.tables, object.name);
    case ObjectKind::Sequence:
        return textOf(schema.sequences, object.name);
    case ObjectKind::View:
        return textOf(schema.views, object.name);
    case ObjectKind::Procedure:
        return textOf(schema.procedures, object.name);
    case ObjectKind::Function:
        return textOf(schema.functions, object.name);
    case ObjectKind::Trigger:
        return textOf(schema.triggers, object.name);
    case ObjectKind::Event:
        return textOf(schema.events, object.name);
    }
    Q_UNREACHABLE_RETURN(QString());
}

QByteArray fingerprint(const Schema &schema, const ObjectName &object)
{
    const QString text = normalText(schema, object);
    return hash(text.isEmpty() ? "absent "_L1 + objectKindName(object.kind) : text);
}

QMap<ObjectName, QByteArray> fingerprints(const Schema &schema, const QList<ObjectName> &objects)
{
    QMap<ObjectName, QByteArray> result;
    for (const ObjectName &object : objects)
        result.insert(object, fingerprint(schema, object));
    return result;
}

QByteArray fingerprint(const Schema &schema)
{
    QString text = "schema "_L1 + schema.charset + u' ' + schema.collation + u'\n';
    const QList<ObjectName> objects = schema.objects();
    for (const ObjectName &object : objects)
        text += QString::fromLatin1(fingerprint(schema, object)) + u'\n';
    return hash(text);
}

} // namespace stemma::schema
