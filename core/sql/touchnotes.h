// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/touched.h"

#include <QSet>

namespace stemma {

/// Where the readers of statements write down what they find: each thing once, names under the schema that
/// the last USE has set.
class TouchNotes
{
public:
    using Action = TouchedObject::Action;
    using Kind = TouchedObject::Kind;
    using State = SessionEffect::Kind;

    void startStatement(); ///< names of common table expressions are those of one statement
    void add(Action action, Kind kind, const QualifiedName &name, const QualifiedName &newName = {});
    void read(const QualifiedName &table); ///< but for a common table expression
    void leaves(State kind, const QString &name = {});
    void needs(State kind, const QString &name = {});
    void use(const QString &schema);
    void alterCurrentSchema(); ///< which has no name here unless a USE came before
    void expression(const QString &name) { m_expressions.insert(name.toLower()); }

    bool isExpression(const QString &name) const { return m_expressions.contains(name.toLower()); }

    void anything() { m_touched.anything = true; }
    void commits() { m_touched.commits = true; }
    void notRepeatable() { m_repeatable = false; }
    /// While on, rows that would be written are only read: EXPLAIN UPDATE …
    void onlyReads(bool on) { m_onlyReads = on; }

    Touched take();

private:
    QualifiedName placed(const QualifiedName &name) const;

    Touched m_touched;
    QSet<QString> m_expressions;
    QSet<QString> m_seen;
    bool m_onlyReads = false;
    bool m_repeatable = true;
};

} // namespace stemma
