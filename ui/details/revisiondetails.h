// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/plan.h"
#include "core/workspace/pythonsql.h"
#include "core/workspace/revisionschema.h"

#include <QHash>
#include <QSet>
#include <QStackedWidget>

class QTabWidget;

namespace stemma {

class EmptyState;
class FilePane;
class PythonService;
class RevisionHeader;
class SchemaPane;
class SqlPane;

/// The right side while nothing is planned: one revision's header, its SQL both ways, its file, and the
/// schema around it. The tab stays while revisions are walked, and each revision is found again where it was
/// scrolled to.
class RevisionDetails : public QStackedWidget
{
    Q_OBJECT

public:
    explicit RevisionDetails(QWidget *parent = nullptr);

    void display(const SnapshotPtr &snapshot, RevisionGraph::Node node);

    /// The file tab with these lines marked; the place must be in the shown revision's file.
    void showPlace(const Place &place);
    void focusSql();

    /// The tab of that direction's SQL with the cursor in a statement, counted from 0.
    void showStatement(Direction direction, int index);

    SchemaPane *schema() const { return m_schema; }

    /// Whom to ask for what can't be known without running the file; outlives this.
    void setPython(PythonService *python);

signals:
    void revisionRequested(int node);
    void placeRequested(const stemma::Place &place); ///< in any revision's file
    void pythonChoiceRequested(); ///< another interpreter is to be chosen by hand

private:
    void displaySql(const Snapshot &snapshot, RevisionGraph::Node node);
    void displayFunction(Direction direction, const FunctionSql &sql, const QString &nothing);
    void displayPython();
    void displayPython(Direction direction);
    void askPython(Direction direction);
    void keepAnswer(const PythonQuestion &question, const PythonSql &sql);
    SqlPane *paneOf(Direction direction) const
    {
        return direction == Direction::Up ? m_upgrade : m_downgrade;
    }
    void rememberScroll();
    void restoreScroll();

    EmptyState *m_nothing;
    RevisionHeader *m_header;
    QTabWidget *m_tabs;
    SqlPane *m_upgrade;
    SqlPane *m_downgrade;
    FilePane *m_file;
    SchemaPane *m_schema;
    SnapshotPtr m_snapshot;
    RevisionGraph::Node m_node = -1;
    PythonService *m_python = nullptr;
    QSet<PythonQuestion> m_asked; ///< of the project's Python, and not answered yet
    QHash<PythonQuestion, PythonSql> m_answers; ///< for this snapshot
    QString m_key; ///< of what is shown: file, or id of a ghost
    QHash<QString, QList<int>> m_scroll; ///< by key: first visible lines of the three views
};

} // namespace stemma
