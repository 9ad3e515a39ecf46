// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/programs.h"
#include "core/schema/table.h"

#include <QList>
#include <QMap>
#include <QString>

namespace stemma::schema {

enum class ObjectKind { Table, Sequence, View, Procedure, Function, Trigger, Event };

/// An object of one schema. Ordered by kind, then by name.
struct ObjectName
{
    ObjectKind kind = ObjectKind::Table;
    QString name;

    auto operator<=>(const ObjectName &) const = default;
};

size_t qHash(const ObjectName &object, size_t seed = 0);

/// "table", "view" …, as texts and JSON have it.
QString objectKindName(ObjectKind kind);

/// What one schema (a database, in MySQL's words) consists of, in normal form: equal schemas of two servers
/// are equal values, however the servers tell them. A value; pure.
struct Schema
{
    QString name;
    QString charset; ///< the schema's defaults
    QString collation;
    QMap<QString, Table> tables;
    QMap<QString, Sequence> sequences;
    QMap<QString, View> views;
    QMap<QString, Routine> procedures;
    QMap<QString, Routine> functions;
    QMap<QString, Trigger> triggers;
    QMap<QString, Event> events;

    QList<ObjectName> objects() const; ///< all, in order
    bool contains(const ObjectName &object) const;

    bool operator==(const Schema &) const = default;
};

} // namespace stemma::schema
