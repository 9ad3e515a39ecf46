// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/schemacodec.h"

#include "core/schema/schemastreams.h"

#include <QIODevice>

namespace stemma::schema {

namespace {

constexpr auto streamVersion = QDataStream::Qt_6_5;

/// What goes into the bytes of two schemas: all of one, or the differences.
template <class T>
void writeMap(QDataStream &out, const QMap<QString, T> &before, const QMap<QString, T> &after)
{
    QMap<QString, T> changed;
    QStringList removed;
    for (auto each = after.cbegin(); each != after.cend(); ++each) {
        const auto old = before.constFind(each.key());
        if (old == before.cend() || *old != *each)
            changed.insert(each.key(), *each);
    }
    for (auto each = before.cbegin(); each != before.cend(); ++each) {
        if (!after.contains(each.key()))
            removed << each.key();
    }
    write(out, changed);
    write(out, removed);
}

template <class T>
void readMap(QDataStream &in, QMap<QString, T> &values)
{
    QMap<QString, T> changed;
    QStringList removed;
    read(in, changed);
    read(in, removed);
    for (const QString &name : std::as_const(removed))
        values.remove(name);
    for (auto each = changed.cbegin(); each != changed.cend(); ++each)
        values.insert(each.key(), *each);
}

} // namespace

QByteArray encodeChanges(const Schema &before, const Schema &after)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    out << codecVersion;
    write(out, QStringList{after.name, after.charset, after.collation});
    writeMap(out, before.tables, after.tables);
    writeMap(out, before.sequences, after.sequences);
    writeMap(out, before.views, after.views);
    writeMap(out, before.procedures, after.procedures);
    writeMap(out, before.functions, after.functions);
    writeMap(out, before.triggers, after.triggers);
    writeMap(out, before.events, after.events);
    return bytes;
}

std::optional<Schema> applyChanges(Schema schema, const QByteArray &changes)
{
    QDataStream in(changes);
    in.setVersion(streamVersion);
    quint32 version = 0;
    in >> version;
    if (version != codecVersion)
        return std::nullopt;
    QStringList names;
    read(in, names);
    schema.name = names.value(0);
    schema.charset = names.value(1);
    schema.collation = names.value(2);
    readMap(in, schema.tables);
    readMap(in, schema.sequences);
    readMap(in, schema.views);
    readMap(in, schema.procedures);
    readMap(in, schema.functions);
    readMap(in, schema.triggers);
    readMap(in, schema.events);
    if (in.status() != QDataStream::Ok || !in.atEnd() || names.size() != 3)
        return std::nullopt;
    return schema;
}

QByteArray encode(const Schema &schema)
{
    return encodeChanges({}, schema);
}

std::optional<Schema> decode(const QByteArray &bytes)
{
    return applyChanges({}, bytes);
}

} // namespace stemma::schema
