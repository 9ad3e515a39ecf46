// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/touchedset.h"

#include "core/sql/touchedobjects.h"

namespace stemma::schema {

namespace {

using Action = TouchedObject::Action;
using Kind = TouchedObject::Kind;

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

class Toucher
{
public:
    explicit Toucher(const Schema &before)
        : m_before(before)
    { }

    TouchedSet run(const Touched &touched)
    {
        m_set.everything = touched.anything;
        for (const TouchedObject &object : touched.objects)
            add(object);
        return std::move(m_set);
    }

private:
    bool isOurs(const QualifiedName &name) const
    {
        return name.schema.isEmpty() || same(name.schema, m_before.name);
    }

    void add(const TouchedObject &object)
    {
        if (object.kind == Kind::Database) {
            // Its own name, or none: the session's.
            if (object.action != Action::Read
                && (object.name.isEmpty() || same(object.name.name, m_before.name)))
                m_set.everything = true;
            return;
        }
        if (isOurs(object.name))
            addNamed(object, object.name.name);
        if (!object.newName.isEmpty() && isOurs(object.newName))
            addNamed(object, object.newName.name);
    }

    void addNamed(const TouchedObject &object, const QString &name)
    {
        if (object.action == Action::WriteRows) {
            writeRows(name);
            return;
        }
        if (object.action == Action::Read) {
            if (object.kind == Kind::Function)
                run(m_before.functions, name);
            return;
        }
        switch (object.kind) {
        case Kind::Table:
        case Kind::View:
        case Kind::Sequence:
            relation(name, object.action);
            break;
        case Kind::Trigger:
            trigger(name);
            break;
        case Kind::Procedure:
            define(ObjectKind::Procedure, name, m_before.procedures.keys());
            break;
        case Kind::Function:
            define(ObjectKind::Function, name, m_before.functions.keys());
            break;
        case Kind::Event:
            define(ObjectKind::Event, name, m_before.events.keys());
            break;
        default:
            break; // not of the schema
        }
    }

    // A server that minds no case keeps a name as it was written first.
    void define(ObjectKind kind, const QString &name, const QStringList &known)
    {
        m_set.definitions << ObjectName{kind, name};
        for (const QString &each : known) {
            if (same(each, name))
                m_set.definitions << ObjectName{kind, each};
        }
    }

    void relation(const QString &name, Action action)
    {
        triggersOf(name);
        if (action == Action::Refer)
            return;
        // RENAME TABLE and DROP TABLE take views and sequences too, and CREATE OR REPLACE may be of either.
        define(ObjectKind::Table, name, m_before.tables.keys());
        define(ObjectKind::View, name, m_before.views.keys());
        define(ObjectKind::Sequence, name, m_before.sequences.keys());
        viewsOn(name);
        for (const Table &table : m_before.tables) {
            for (const ForeignKey &key : table.foreignKeys) {
                if (same(key.referencedTable, name)
                    && (key.referencedSchema.isEmpty() || same(key.referencedSchema, m_before.name)))
                    m_set.definitions << ObjectName{ObjectKind::Table, table.name};
            }
        }
    }

    // A server tells a view whose tables or columns are gone in other words than before.
    void viewsOn(const QString &relation)
    {
        for (const View &view : m_before.views) {
            const ObjectName name{ObjectKind::View, view.name};
            if (m_viewsDone.contains(name) || !tablesOf(view).contains(relation.toLower()))
                continue;
            m_viewsDone << name;
            m_set.definitions << name;
            viewsOn(view.name);
        }
    }

    const QSet<QString> &tablesOf(const View &view)
    {
        const auto known = m_tablesOfViews.constFind(view.name);
        if (known != m_tablesOfViews.cend())
            return *known;
        QSet<QString> &tables = m_tablesOfViews[view.name];
        for (const TouchedObject &object : touchedObjects(view.definition).objects) {
            if (object.kind == Kind::Table && isOurs(object.name))
                tables << object.name.name.toLower();
        }
        return tables;
    }

    void triggersOf(const QString &table)
    {
        for (const Trigger &each : m_before.triggers) {
            if (same(each.table, table))
                m_set.definitions << ObjectName{ObjectKind::Trigger, each.name};
        }
    }

    void trigger(const QString &name)
    {
        define(ObjectKind::Trigger, name, m_before.triggers.keys());
        for (const Trigger &each : m_before.triggers) {
            if (same(each.name, name))
                triggersOf(each.table);
        }
    }

    void run(const QMap<QString, Routine> &routines, const QString &name)
    {
        for (const Routine &each : routines) {
            if (same(each.name, name))
                runProgram(ObjectName{ObjectKind::Function, each.name}, each.body);
        }
    }

    void runProgram(const ObjectName &program, const QString &body)
    {
        if (m_run.contains(program))
            return;
        m_run << program;
        const Touched touched = touchedByProgram(body);
        m_set.everything |= touched.anything;
        for (const TouchedObject &object : touched.objects) {
            if (!isOurs(object.name))
                continue;
            if (object.action == Action::WriteRows)
                writeRows(object.name.name);
            else if (object.kind == Kind::Function)
                run(m_before.functions, object.name.name);
        }
    }

    void writeRows(const QString &name)
    {
        if (m_set.rows.contains(name))
            return;
        m_set.rows << name;
        for (const Trigger &each : m_before.triggers) {
            if (same(each.table, name))
                runProgram(ObjectName{ObjectKind::Trigger, each.name}, each.body);
        }
        for (const Table &table : m_before.tables) {
            if (same(table.name, name) && table.name != name)
                writeRows(table.name);
            for (const ForeignKey &key : table.foreignKeys) {
                const bool follows = key.onDelete != ForeignKey::Action::Restrict
                    || key.onUpdate != ForeignKey::Action::Restrict;
                if (follows && same(key.referencedTable, name)
                    && (key.referencedSchema.isEmpty() || same(key.referencedSchema, m_before.name)))
                    writeRows(table.name);
            }
        }
        // A view's rows are its tables'.
        for (const View &view : m_before.views) {
            if (!same(view.name, name))
                continue;
            for (const TouchedObject &object : touchedObjects(view.definition).objects) {
                if (object.kind == Kind::Table && isOurs(object.name))
                    writeRows(object.name.name);
            }
        }
    }

    const Schema &m_before;
    TouchedSet m_set;
    QSet<ObjectName> m_run; ///< programs that were followed
    QSet<ObjectName> m_viewsDone;
    QHash<QString, QSet<QString>> m_tablesOfViews; ///< in lower case
};

} // namespace

TouchedSet touchedIn(const Touched &touched, const Schema &before)
{
    return Toucher(before).run(touched);
}

} // namespace stemma::schema
