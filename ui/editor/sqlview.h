// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/statement.h"
#include "ui/editor/codeview.h"

#include <QList>

namespace stemma {

/// Statements in reading form: each closed by a semicolon, a blank line between them. Knows which statement a
/// line belongs to.
class SqlView : public CodeView
{
    Q_OBJECT

public:
    explicit SqlView(const QString &accessibleName, QWidget *parent = nullptr);

    /// Statements under one heading, which stands before them as comment lines.
    struct Section
    {
        QStringList heading;
        QList<Statement> statements;
    };

    void setStatements(const QList<Statement> &statements);
    void setSections(const QList<Section> &sections);

    const QList<Statement> &statements() const { return m_statements; }

    /// Index of the statement under the cursor (of all sections), or -1.
    int currentStatement() const { return m_current; }

    /// The line that a statement begins in; 1 for one that isn't there.
    int lineOf(int statement) const { return m_lines.value(statement, {1, 1}).first; }

    /// Puts the cursor into a statement and marks its lines.
    void goToStatement(int statement);

signals:
    void currentStatementChanged(int index);

private:
    int statementAt(int line) const;
    void updateCurrent();

    struct Lines
    {
        int first = 0;
        int last = 0;
    };
    QList<Statement> m_statements;
    QList<Lines> m_lines; ///< by statement
    int m_current = -1;
};

} // namespace stemma
