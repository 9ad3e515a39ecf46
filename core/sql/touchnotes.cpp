// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/touchnotes.h"

namespace stemma {

namespace {

bool isInSchema(TouchedObject::Kind kind)
{
    using Kind = TouchedObject::Kind;
    switch (kind) {
    case Kind::Table:
    case Kind::View:
    case Kind::Sequence:
    case Kind::Procedure:
    case Kind::Function:
    case Kind::Trigger:
    case Kind::Event:
    case Kind::Package:
    case Kind::Library:
        return true;
    default:
        return false;
    }
}

void addOnce(QList<SessionEffect> &effects, const SessionEffect &effect)
{
    if (!effects.contains(effect))
        effects << effect;
}

} // namespace

QualifiedName TouchNotes::placed(const QualifiedName &name) const
{
    return name.schema.isEmpty() ? QualifiedName{m_touched.schema, name.name} : name;
}

void TouchNotes::startStatement()
{
    m_expressions.clear();
}

void TouchNotes::add(Action action, Kind kind, const QualifiedName &name, const QualifiedName &newName)
{
    if (name.isEmpty())
        return;
    if (m_onlyReads && action == Action::WriteRows)
        action = Action::Read;
    if (action == Action::WriteRows)
        m_repeatable = false;
    TouchedObject object{action, kind, name, newName};
    if (isInSchema(kind)) {
        object.name = placed(name);
        if (!newName.isEmpty())
            object.newName = placed(newName);
    }
    const QString key = touchedText({object});
    if (m_seen.contains(key))
        return;
    m_seen.insert(key);
    m_touched.objects << object;
}

void TouchNotes::read(const QualifiedName &table)
{
    if (!table.schema.isEmpty() || !isExpression(table.name))
        add(Action::Read, Kind::Table, table);
}

void TouchNotes::leaves(State kind, const QString &name)
{
    addOnce(m_touched.leaves, {kind, name});
}

void TouchNotes::needs(State kind, const QString &name)
{
    // What this text itself has set before is not needed from earlier ones.
    if (!m_touched.leaves.contains(SessionEffect{kind, name}))
        addOnce(m_touched.needs, {kind, name});
}

void TouchNotes::use(const QString &schema)
{
    m_touched.schema = schema;
    leaves(State::CurrentSchema, schema);
}

void TouchNotes::alterCurrentSchema()
{
    // No name: the one object that is always there.
    const TouchedObject object{Action::Alter, Kind::Database, {{}, m_touched.schema}, {}};
    if (!m_touched.objects.contains(object))
        m_touched.objects << object;
}

Touched TouchNotes::take()
{
    m_touched.repeatable = m_repeatable && !m_touched.anything;
    return std::move(m_touched);
}

} // namespace stemma
