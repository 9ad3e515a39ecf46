// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/tablehistoryview.h"

#include "ui/details/schematexts.h"
#include "ui/theme/emptystate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace stemma {

namespace {

constexpr int nodeRole = Qt::UserRole;

constexpr int shortestChoice = 12; ///< letters of a table's name that are seen at least

} // namespace

TableHistoryView::TableHistoryView(QWidget *parent)
    : QWidget(parent)
    , m_table(new QComboBox)
    , m_revisions(new QTreeWidget)
    , m_empty(new EmptyState)
    , m_note(new QLabel)
    , m_stop(new QToolButton)
{
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("Table"));
    m_table->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_table->setMinimumContentsLength(shortestChoice);
    m_revisions->setObjectName(QStringLiteral("tableHistory"));
    m_revisions->setAccessibleName(tr("Revisions that change the table"));
    m_revisions->setHeaderHidden(true);
    m_revisions->setFrameShape(QFrame::NoFrame);
    m_revisions->setRootIsDecorated(false);
    m_revisions->setItemsExpandable(false);
    m_revisions->setTextElideMode(Qt::ElideRight);
    m_revisions->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(QStringLiteral("tableHistoryEmpty"));
    m_note->setObjectName(QStringLiteral("tableHistoryNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setContentsMargins(14, 5, 6, 5);
    m_stop->setObjectName(QStringLiteral("tableHistoryStop"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Leave out the revisions that follow"));
    m_stop->setAutoRaise(true);
    m_stop->setFocusPolicy(Qt::TabFocus);
    auto *label = new QLabel(tr("&Table:"));
    label->setBuddy(m_table);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(14, 2, 14, 6);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_table, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    auto *inset = new QHBoxLayout; // items begin where the texts around them do
    inset->setContentsMargins(10, 0, 0, 0);
    inset->addWidget(m_revisions);
    layout->addLayout(inset, 1);
    layout->addWidget(m_empty, 1);
    auto *notes = new QHBoxLayout;
    notes->setContentsMargins(0, 0, 8, 0);
    notes->addWidget(m_note, 1);
    notes->addWidget(m_stop);
    layout->addLayout(notes);
    setFocusProxy(m_revisions);
    connect(m_table, &QComboBox::activated, this, [this] { emit tableChosen(m_table->currentText()); });
    connect(m_stop, &QToolButton::clicked, this, &TableHistoryView::stopRequested);
    const auto go = [this](QTreeWidgetItem *item) {
        if (item)
            emit revisionRequested(item->data(0, nodeRole).toInt());
    };
    connect(m_revisions, &QTreeWidget::itemClicked, this, go);
    connect(m_revisions, &QTreeWidget::itemActivated, this, go);
}

void TableHistoryView::display(const SnapshotPtr &snapshot, const RevisionSchema &schema)
{
    fillTables(schema);
    fillRevisions(*snapshot, schema);
    if (schema.stopped)
        say(tr("Known up to revision %1: %2").arg(schema.stoppedAt, schema.stopped->message));
    else if (schema.rest == RevisionSchema::Rest::Coming)
        say(tr("Revisions that follow this one are still being worked out…"), true);
    else if (schema.rest == RevisionSchema::Rest::Unknown)
        say(tr("Revisions that follow this one were not worked out; they can be missing here."));
    else
        say({});
}

void TableHistoryView::displayProgress(int done, int total)
{
    say(tr("Revisions that follow this one are still being worked out: %1 of %n revision(s) done.", nullptr,
           total)
            .arg(done),
        true);
}

void TableHistoryView::say(const QString &note, bool coming)
{
    m_stop->setVisible(coming);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void TableHistoryView::fillTables(const RevisionSchema &schema)
{
    if (m_tables != schema.tables) {
        m_tables = schema.tables;
        m_table->clear();
        m_table->addItems(m_tables);
    }
    m_table->setCurrentIndex(m_table->findText(schema.table, Qt::MatchExactly | Qt::MatchCaseSensitive));
    m_table->setEnabled(!m_tables.isEmpty());
}

void TableHistoryView::fillRevisions(const Snapshot &snapshot, const RevisionSchema &schema)
{
    m_revisions->clear();
    const bool none = schema.tables.isEmpty();
    if (none)
        m_empty->say(tr("No tables"), tr("No revision that was replayed creates a table."));
    m_empty->setVisible(none);
    m_revisions->setVisible(!none);
    for (const RevisionSchema::Moment &moment : schema.moments) {
        if (moment.node < 0)
            continue;
        const Revision &revision = snapshot.graph.revision(moment.node);
        const QString message = revision.message.isEmpty() ? tr("No message") : revision.message;
        const QString text = tr("%1  %2").arg(revision.id, message);
        auto *item = new QTreeWidgetItem(m_revisions, {text});
        item->setData(0, nodeRole, moment.node);
        item->setToolTip(0, text);
        QFont font = m_revisions->font();
        font.setWeight(QFont::DemiBold);
        item->setFont(0, font);
        for (const schema::Change &change : moment.changes) {
            auto *line = new QTreeWidgetItem(item, {changeInBrief(change)});
            line->setData(0, nodeRole, moment.node);
            line->setToolTip(0, changeText(change));
        }
        if (moment.node == schema.node)
            m_revisions->setCurrentItem(item);
    }
    m_revisions->expandAll();
    if (QTreeWidgetItem *current = m_revisions->currentItem())
        m_revisions->scrollToItem(current);
}

} // namespace stemma
