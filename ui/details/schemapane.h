// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/revisionschema.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace stemma {

class EmptyState;
class SchemaChangesView;
class SqlView;
class TableHistoryView;

/// The schema around a revision: what it changes, all of it after the revision, and one table's history; or
/// why there is none. Asks for it only while it is seen. The choice, the table and the scroll positions stay
/// while revisions are walked.
class SchemaPane : public QWidget
{
    Q_OBJECT

public:
    explicit SchemaPane(QWidget *parent = nullptr);

    void setRevision(const SnapshotPtr &snapshot, RevisionGraph::Node node);
    /// One that was not asked for, or no longer, is passed over.
    void display(const RevisionSchemaPtr &schema);
    void displayProgress(int done, int total);

signals:
    void schemaRequested(int node, const QString &table);
    void stopRequested();
    void placeRequested(const stemma::Place &place);
    void revisionRequested(int node);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Choice { Changes, Whole, History, Count };

    QWidget *makeChoices();
    QWidget *makeWholePage();
    void choose(Choice choice);
    void ask();
    void sayWorking();
    void sayError(const RevisionSchema &schema);
    void showEmpty();
    void showPage(QWidget *page);
    void fill();
    void fillChanges();
    void fillWhole();
    void nameHistory();
    void rememberScroll();
    void press();

    QList<QToolButton *> m_choices;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    SchemaChangesView *m_changes;
    SqlView *m_whole;
    QComboBox *m_object;
    TableHistoryView *m_history;
    QLabel *m_origin;
    QTimer m_patience; ///< what was shown before stays so long
    Choice m_choice = Changes;
    SnapshotPtr m_snapshot;
    RevisionGraph::Node m_node = -1;
    QString m_key; ///< of the revision: its file
    QString m_table; ///< chosen by a person: kept also where a history doesn't have it
    RevisionSchemaPtr m_schema; ///< null while it is not known
    bool m_asked = false;
    bool m_working = false;
    QList<bool> m_filled = QList<bool>(Count, false);
    Place m_fault;
    QHash<QString, QList<int>> m_scroll; ///< by key: first visible lines of both texts
};

} // namespace stemma
