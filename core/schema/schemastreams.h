// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

#include <QDataStream>

#include <optional>

namespace stemma::schema {

/// Calls `each` for every member of a value, in one order for writing and reading. A member that is forgotten
/// here is caught by the test that encodes values whose every member is set.
template <class F>
void members(Generated &v, F each)
{
    each(v.expression, v.stored);
}
template <class F>
void members(ColumnType &v, F each)
{
    each(v.base, v.arguments, v.isUnsigned, v.zerofill, v.attribute);
}
template <class F>
void members(Column &v, F each)
{
    each(v.name, v.type, v.charset, v.collation, v.nullable, v.defaultSql, v.onUpdate, v.generated,
         v.autoIncrement, v.invisible, v.comment, v.srid, v.unversioned);
}
template <class F>
void members(IndexPart &v, F each)
{
    each(v.column, v.expression, v.prefix, v.descending);
}
template <class F>
void members(Index &v, F each)
{
    each(v.name, v.kind, v.parts, v.visible, v.algorithm, v.comment);
}
template <class F>
void members(ForeignKey &v, F each)
{
    each(v.name, v.columns, v.referencedSchema, v.referencedTable, v.referencedColumns, v.onDelete,
         v.onUpdate);
}
template <class F>
void members(Check &v, F each)
{
    each(v.name, v.expression, v.enforced, v.ofColumn);
}
template <class F>
void members(Table &v, F each)
{
    each(v.name, v.columns, v.indexes, v.foreignKeys, v.checks, v.engine, v.charset, v.collation, v.rowFormat,
         v.comment, v.options, v.partitioning, v.systemVersioned);
}
template <class F>
void members(Environment &v, F each)
{
    each(v.definer, v.sqlMode, v.charset, v.collation);
}
template <class F>
void members(View &v, F each)
{
    each(v.name, v.definition, v.algorithm, v.checkOption, v.invokerSecurity, v.environment);
}
template <class F>
void members(Trigger &v, F each)
{
    each(v.name, v.table, v.timing, v.event, v.order, v.body, v.environment);
}
template <class F>
void members(Routine &v, F each)
{
    each(v.kind, v.name, v.parameters, v.returns, v.deterministic, v.dataAccess, v.invokerSecurity,
         v.aggregate, v.comment, v.body, v.environment);
}
template <class F>
void members(Event &v, F each)
{
    each(v.name, v.schedule, v.preserve, v.status, v.timeZone, v.comment, v.body, v.environment);
}
template <class F>
void members(Sequence &v, F each)
{
    each(v.name, v.type, v.start, v.minimum, v.maximum, v.increment, v.cache, v.cycle);
}

template <class T>
concept HasMembers = requires(T &value) { members(value, [](auto &...) { }); };

// Null and empty are equal, and are to be equal bytes.
inline void write(QDataStream &out, const QString &value)
{
    out << (value.isNull() ? QString(QLatin1StringView("")) : value);
}
inline void read(QDataStream &in, QString &value)
{
    in >> value;
    if (value.isNull())
        value = QLatin1StringView("");
}
inline void write(QDataStream &out, bool value)
{
    out << value;
}
inline void read(QDataStream &in, bool &value)
{
    in >> value;
}
inline void write(QDataStream &out, int value)
{
    out << qint32(value);
}
inline void read(QDataStream &in, int &value)
{
    qint32 number = 0;
    in >> number;
    value = number;
}
template <class T>
    requires std::is_enum_v<T>
void write(QDataStream &out, T value)
{
    out << qint32(value);
}
template <class T>
    requires std::is_enum_v<T>
void read(QDataStream &in, T &value)
{
    qint32 number = 0;
    in >> number;
    value = T(number);
}

// Each container needs the functions of what is in it, which may be a container or a value.
template <HasMembers T>
void write(QDataStream &out, const T &value);
template <HasMembers T>
void read(QDataStream &in, T &value);
template <class T>
void write(QDataStream &out, const std::optional<T> &value);
template <class T>
void read(QDataStream &in, std::optional<T> &value);
template <class T>
void write(QDataStream &out, const QList<T> &values);
template <class T>
void read(QDataStream &in, QList<T> &values);
template <class T>
void write(QDataStream &out, const QMap<QString, T> &values);
template <class T>
void read(QDataStream &in, QMap<QString, T> &values);

template <HasMembers T>
void write(QDataStream &out, const T &value)
{
    members(const_cast<T &>(value), [&](auto &...each) { (write(out, std::as_const(each)), ...); });
}
template <HasMembers T>
void read(QDataStream &in, T &value)
{
    members(value, [&](auto &...each) { (read(in, each), ...); });
}
template <class T>
void write(QDataStream &out, const std::optional<T> &value)
{
    out << value.has_value();
    if (value)
        write(out, *value);
}
template <class T>
void read(QDataStream &in, std::optional<T> &value)
{
    bool has = false;
    in >> has;
    value.reset();
    if (has)
        read(in, value.emplace());
}
template <class T>
void write(QDataStream &out, const QList<T> &values)
{
    out << quint32(values.size());
    for (const T &each : values)
        write(out, each);
}
template <class T>
void read(QDataStream &in, QList<T> &values)
{
    quint32 count = 0;
    in >> count;
    values.clear();
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        T value;
        read(in, value);
        values << value;
    }
}
template <class T>
void write(QDataStream &out, const QMap<QString, T> &values)
{
    out << quint32(values.size());
    for (auto each = values.cbegin(); each != values.cend(); ++each) {
        out << each.key();
        write(out, each.value());
    }
}
template <class T>
void read(QDataStream &in, QMap<QString, T> &values)
{
    quint32 count = 0;
    in >> count;
    values.clear();
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        QString key;
        T value;
        in >> key;
        read(in, value);
        values.insert(key, value);
    }
}

} // namespace stemma::schema
