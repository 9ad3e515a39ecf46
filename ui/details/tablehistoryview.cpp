// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/tablehistoryview.h"

#include "core/schema/difference.h"
#include "ui/details/schematexts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <set>

namespace stemma {

namespace {

constexpr int nodeRole = Qt::UserRole;

/// All tables that a history ever had.
QStringList tablesOf(const ReplayedHistory &history)
{
    std::set<QString> names;
    for (const ReplayedRevision &revision : history.revisions) {
        for (auto table = revision.schema.tables.keyBegin(); table != revision.schema.tables.keyEnd(); ++table)
            names.insert(*table);
    }
    return QStringList(names.begin(), names.end());
}

QString firstChangedTable(const RevisionSchema &schema)
{
    for (const schema::Change &change : schema::difference(schema.before, schema.after)) {
        if (change.object.kind == schema::ObjectKind::Table && !change.object.name.isEmpty())
            return change.object.name;
    }
    return {};
}

} // namespace

TableHistoryView::TableHistoryView(QWidget *parent)
    : QWidget(parent)
    , m_table(new QComboBox)
    , m_revisions(new QTreeWidget)
    , m_note(new QLabel)
{
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("Table"));
    m_table->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_revisions->setObjectName(QStringLiteral("tableHistory"));
    m_revisions->setAccessibleName(tr("Revisions that change the table"));
    m_revisions->setHeaderHidden(true);
    m_revisions->setFrameShape(QFrame::NoFrame);
    m_revisions->setRootIsDecorated(false);
    m_revisions->setItemsExpandable(false);
    m_revisions->header()->setStretchLastSection(false);
    m_revisions->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_note->setObjectName(QStringLiteral("tableHistoryNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setContentsMargins(14, 5, 14, 5);
    auto *label = new QLabel(tr("&Table:"));
    label->setBuddy(m_table);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(14, 0, 14, 6);
    row->addWidget(label);
    row->addWidget(m_table, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_revisions, 1);
    layout->addWidget(m_note);
    connect(m_table, &QComboBox::currentTextChanged, this, [this](const QString &table) {
        m_chosen = table;
        fillRevisions();
    });
    const auto go = [this](QTreeWidgetItem *item) {
        if (item)
            emit revisionRequested(item->data(0, nodeRole).toInt());
    };
    connect(m_revisions, &QTreeWidget::itemClicked, this, go);
    connect(m_revisions, &QTreeWidget::itemActivated, this, go);
}

void TableHistoryView::display(const SnapshotPtr &snapshot, const RevisionSchema &schema)
{
    m_snapshot = snapshot;
    m_schema = schema;
    fillTables();
    fillRevisions();
}

void TableHistoryView::fillTables()
{
    const QSignalBlocker blocker(m_table);
    if (m_listed != m_schema.history) {
        m_table->clear();
        m_table->addItems(tablesOf(*m_schema.history));
        m_listed = m_schema.history;
    }
    const QString table = m_chosen.isEmpty() ? firstChangedTable(m_schema) : m_chosen;
    m_table->setCurrentIndex(std::max(0, m_table->findText(table)));
}

void TableHistoryView::fillRevisions()
{
    m_revisions->clear();
    const ReplayedHistory &history = *m_schema.history;
    const QString table = m_table->currentText();
    for (const ReplayedHistory::TableMoment &moment : history.historyOf(table)) {
        const RevisionGraph::Node node = m_snapshot->graph.find(moment.revision);
        const Revision &revision = m_snapshot->graph.revision(node);
        const QString message = revision.message.isEmpty() ? tr("No message") : revision.message;
        auto *item = new QTreeWidgetItem(m_revisions, {tr("%1  %2").arg(revision.id, message)});
        item->setData(0, nodeRole, node);
        QFont font = m_revisions->font();
        font.setWeight(QFont::DemiBold);
        item->setFont(0, font);
        const QString changes
            = tableChangeText(*history.before(moment.revision), *history.after(moment.revision), table);
        for (const QString &change : changes.split(u'\n', Qt::SkipEmptyParts)) {
            auto *line = new QTreeWidgetItem(item, {change});
            line->setData(0, nodeRole, node);
            line->setToolTip(0, change);
        }
        if (node == m_schema.node)
            m_revisions->setCurrentItem(item);
    }
    m_revisions->expandAll();
    if (QTreeWidgetItem *current = m_revisions->currentItem())
        m_revisions->scrollToItem(current);
    m_note->setText(history.stopped
                        ? tr("Known up to revision %1: %2").arg(history.stoppedAt, history.stopped->message)
                        : QString());
    m_note->setVisible(history.stopped.has_value());
}

} // namespace stemma
