// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/revisionschema.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QComboBox;
class QStackedWidget;
class QToolButton;

namespace stemma {

class EmptyState;
class SqlView;
class TableHistoryView;

/// The schema around a revision: what it changes, all of it after the revision, and one table's history; or
/// why there is none. Asks for it only while it is seen. The choice and the scroll positions stay while
/// revisions are walked.
class SchemaPane : public QWidget
{
    Q_OBJECT

public:
    explicit SchemaPane(QWidget *parent = nullptr);

    void setRevision(const SnapshotPtr &snapshot, RevisionGraph::Node node);
    void display(const RevisionSchema &schema); ///< one that was not asked for, or no longer, is passed over
    void displayProgress(int done, int total);

signals:
    void schemaRequested(int node);
    void stopRequested();
    void placeRequested(const stemma::Place &place);
    void revisionRequested(int node);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Choice { Changes, Whole, History, Count };

    QToolButton *addChoice(Choice choice, const QString &name, const QString &text);
    QWidget *makeWholePage();
    void choose(Choice choice);
    void ask();
    void fill();
    void fillChanges();
    void fillWhole();
    void sayError(const Error &error);
    void rememberScroll();
    void press();

    QList<QToolButton *> m_choices;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    SqlView *m_changes;
    SqlView *m_whole;
    QComboBox *m_object;
    TableHistoryView *m_history;
    Choice m_choice = Changes;
    SnapshotPtr m_snapshot;
    RevisionGraph::Node m_node = -1;
    QString m_key; ///< of the revision: its file
    std::optional<RevisionSchema> m_schema;
    bool m_asked = false;
    bool m_working = false;
    QList<bool> m_filled = QList<bool>(Count, false);
    Place m_fault;
    QHash<QString, QList<int>> m_scroll; ///< by key: first visible lines of both texts
};

} // namespace stemma
