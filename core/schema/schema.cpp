// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/schema.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace stemma::schema {

size_t qHash(const ObjectName &object, size_t seed)
{
    return qHashMulti(seed, int(object.kind), object.name);
}

QString objectKindName(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Table:
        return u"table"_s;
    case ObjectKind::Sequence:
        return u"sequence"_s;
    case ObjectKind::View:
        return u"view"_s;
    case ObjectKind::Procedure:
        return u"procedure"_s;
    case ObjectKind::Function:
        return u"function"_s;
    case ObjectKind::Trigger:
        return u"trigger"_s;
    case ObjectKind::Event:
        return u"event"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

QList<ObjectName> Schema::objects() const
{
    QList<ObjectName> result;
    const auto add = [&](ObjectKind kind, const QStringList &names) {
        for (const QString &each : names)
            result << ObjectName{kind, each};
    };
    add(ObjectKind::Table, tables.keys());
    add(ObjectKind::Sequence, sequences.keys());
    add(ObjectKind::View, views.keys());
    add(ObjectKind::Procedure, procedures.keys());
    add(ObjectKind::Function, functions.keys());
    add(ObjectKind::Trigger, triggers.keys());
    add(ObjectKind::Event, events.keys());
    return result;
}

bool Schema::contains(const ObjectName &object) const
{
    switch (object.kind) {
    case ObjectKind::Table:
        return tables.contains(object.name);
    case ObjectKind::Sequence:
        return sequences.contains(object.name);
    case ObjectKind::View:
        return views.contains(object.name);
    case ObjectKind::Procedure:
        return procedures.contains(object.name);
    case ObjectKind::Function:
        return functions.contains(object.name);
    case ObjectKind::Trigger:
        return triggers.contains(object.name);
    case ObjectKind::Event:
        return events.contains(object.name);
    }
    Q_UNREACHABLE_RETURN(false);
}

} // namespace stemma::schema
