// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/revisiondetails.h"

#include "ui/details/filepane.h"
#include "ui/details/revisionheader.h"
#include "ui/details/schemapane.h"
#include "ui/details/sqlpane.h"
#include "ui/editor/sqlview.h"
#include "ui/theme/emptystate.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace stemma {

RevisionDetails::RevisionDetails(QWidget *parent)
    : QStackedWidget(parent)
    , m_nothing(new EmptyState)
    , m_header(new RevisionHeader)
    , m_tabs(new QTabWidget)
    , m_upgrade(new SqlPane(QStringLiteral("upgradeSqlView"), tr("SQL of the upgrade")))
    , m_downgrade(new SqlPane(QStringLiteral("downgradeSqlView"), tr("SQL of the downgrade")))
    , m_file(new FilePane)
    , m_schema(new SchemaPane)
{
    setObjectName(QStringLiteral("revisionDetails"));
    m_nothing->say(tr("No revision is selected"),
                   tr("Choose one in the list to see its SQL, its file and the schema."));
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the revision"));
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->addTab(m_upgrade, tr("Upgrade SQL"));
    m_tabs->addTab(m_downgrade, tr("Downgrade SQL"));
    m_tabs->addTab(m_file, tr("File"));
    m_tabs->addTab(m_schema, tr("Schema"));
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_tabs, 1);
    addWidget(m_nothing);
    addWidget(page);
    connect(m_header, &RevisionHeader::revisionRequested, this, &RevisionDetails::revisionRequested);
    connect(m_upgrade, &SqlPane::placeRequested, this, &RevisionDetails::showPlace);
    connect(m_downgrade, &SqlPane::placeRequested, this, &RevisionDetails::showPlace);
    connect(m_file, &FilePane::statementRequested, this, &RevisionDetails::showStatement);
    connect(m_schema, &SchemaPane::revisionRequested, this, &RevisionDetails::revisionRequested);
    connect(m_schema, &SchemaPane::placeRequested, this, &RevisionDetails::placeRequested);
}

void RevisionDetails::display(const SnapshotPtr &snapshot, RevisionGraph::Node node)
{
    rememberScroll();
    m_snapshot = snapshot;
    if (!snapshot || node < 0 || node >= snapshot->graph.size()) {
        m_key.clear();
        setCurrentIndex(0);
        return;
    }
    const Revision &revision = snapshot->graph.revision(node);
    m_key = revision.place.isEmpty() ? revision.id : revision.place.file;
    m_header->display(*snapshot, node);
    displaySql(*snapshot, node);
    m_file->display(QString::fromUtf8(snapshot->sourceOf(node)), revision.place.file,
                    snapshot->sqlOf(node).value_or(RevisionSql()));
    m_schema->setRevision(snapshot, node);
    m_tabs->setTabVisible(2, !revision.place.isEmpty());
    setCurrentIndex(1);
    restoreScroll();
}

void RevisionDetails::displaySql(const Snapshot &snapshot, RevisionGraph::Node node)
{
    const Revision &revision = snapshot.graph.revision(node);
    const std::optional<RevisionSql> sql = snapshot.sqlOf(node);
    if (!sql) {
        const bool ghost = snapshot.graph.isGhost(node);
        const QString title = tr("There is no SQL to show");
        const QString reason = ghost
            ? tr("Another revision names %1, but no file has this id. Bring the file back, or "
                 "change the revision that names it.")
                  .arg(revision.id)
            : tr("The file could not be read; see the problems below the list.");
        m_upgrade->sayUnavailable(title, reason);
        m_downgrade->sayUnavailable(title, reason);
        return;
    }
    const QString &folder = snapshot.project.folder;
    const QString merge = tr("This revision joins branches and changes nothing in the schema.");
    const bool isMerge = snapshot.graph.isMerge(node);
    m_upgrade->display(sql->upgrade, folder, revision.place.file,
                       isMerge ? merge : tr("The upgrade of this revision changes nothing in the database."));
    m_downgrade->display(sql->downgrade, folder, revision.place.file,
                         isMerge ? merge
                                 : tr("The downgrade of this revision changes nothing in the database."));
}

void RevisionDetails::showPlace(const Place &place)
{
    m_tabs->setCurrentWidget(m_file);
    m_file->view()->markLines(place.line, place.endLine);
    m_file->view()->setFocus();
}

void RevisionDetails::showStatement(Direction direction, int index)
{
    SqlPane *pane = direction == Direction::Up ? m_upgrade : m_downgrade;
    m_tabs->setCurrentWidget(pane);
    pane->view()->goToStatement(index);
    pane->view()->setFocus();
}

void RevisionDetails::focusSql()
{
    if (currentIndex() == 1 && m_tabs->currentWidget())
        m_tabs->currentWidget()->setFocus();
    if (auto *pane = qobject_cast<SqlPane *>(m_tabs->currentWidget()))
        pane->view()->setFocus();
}

void RevisionDetails::rememberScroll()
{
    if (!m_key.isEmpty())
        m_scroll[m_key] = {m_upgrade->view()->firstVisible(), m_downgrade->view()->firstVisible(),
                           m_file->view()->firstVisible()};
}

void RevisionDetails::restoreScroll()
{
    const QList<int> lines = m_scroll.value(m_key, {1, 1, 1});
    m_upgrade->view()->setFirstVisible(lines.at(0));
    m_downgrade->view()->setFirstVisible(lines.at(1));
    m_file->view()->setFirstVisible(lines.at(2));
}

} // namespace stemma
