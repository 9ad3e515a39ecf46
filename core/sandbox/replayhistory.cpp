// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/replayhistory.h"

namespace stemma {

namespace {

template <class T>
bool differs(const QMap<QString, T> &a, const QMap<QString, T> &b, const QString &name)
{
    const auto one = a.constFind(name);
    const auto other = b.constFind(name);
    if (one == a.cend() || other == b.cend())
        return (one == a.cend()) != (other == b.cend());
    return *one != *other;
}

bool objectDiffers(const schema::Schema &a, const schema::Schema &b, const schema::ObjectName &object)
{
    using schema::ObjectKind;
    switch (object.kind) {
    case ObjectKind::Table:
        return differs(a.tables, b.tables, object.name);
    case ObjectKind::Sequence:
        return differs(a.sequences, b.sequences, object.name);
    case ObjectKind::View:
        return differs(a.views, b.views, object.name);
    case ObjectKind::Procedure:
        return differs(a.procedures, b.procedures, object.name);
    case ObjectKind::Function:
        return differs(a.functions, b.functions, object.name);
    case ObjectKind::Trigger:
        return differs(a.triggers, b.triggers, object.name);
    case ObjectKind::Event:
        return differs(a.events, b.events, object.name);
    }
    Q_UNREACHABLE_RETURN(false);
}

} // namespace

const schema::Schema *ReplayedHistory::after(const QString &revision) const
{
    for (const ReplayedRevision &each : revisions) {
        if (each.id == revision)
            return &each.schema;
    }
    return nullptr;
}

const schema::Schema *ReplayedHistory::before(const QString &revision) const
{
    const schema::Schema *former = &start;
    for (const ReplayedRevision &each : revisions) {
        if (each.id == revision)
            return former;
        former = &each.schema;
    }
    return nullptr;
}

QStringList ReplayedHistory::revisionsChanging(const schema::ObjectName &object) const
{
    QStringList ids;
    const schema::Schema *former = &start;
    for (const ReplayedRevision &each : revisions) {
        if (objectDiffers(*former, each.schema, object))
            ids << each.id;
        former = &each.schema;
    }
    return ids;
}

QList<ReplayedHistory::TableMoment> ReplayedHistory::historyOf(const QString &table) const
{
    QList<TableMoment> moments;
    const schema::Schema *former = &start;
    for (const ReplayedRevision &each : revisions) {
        if (differs(former->tables, each.schema.tables, table)) {
            TableMoment moment{each.id, std::nullopt};
            if (const auto found = each.schema.tables.constFind(table); found != each.schema.tables.cend())
                moment.after = *found;
            moments << moment;
        }
        former = &each.schema;
    }
    return moments;
}

} // namespace stemma
