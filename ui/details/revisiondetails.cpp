// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/revisiondetails.h"

#include "core/workspace/pythonservice.h"
#include "ui/details/filepane.h"
#include "ui/details/pythonoffer.h"
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
    if (m_snapshot != snapshot)
        m_answers.clear();
    m_snapshot = snapshot;
    m_node = node;
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
    const QString merge = tr("This revision joins branches and changes nothing in the schema.");
    const bool isMerge = snapshot.graph.isMerge(node);
    displayFunction(Direction::Up, sql->upgrade,
                    isMerge ? merge : tr("The upgrade of this revision changes nothing in the database."));
    displayFunction(Direction::Down, sql->downgrade,
                    isMerge ? merge : tr("The downgrade of this revision changes nothing in the database."));
}

void RevisionDetails::displayFunction(Direction direction, const FunctionSql &sql, const QString &nothing)
{
    const Revision &revision = m_snapshot->graph.revision(m_node);
    FunctionSql shown = sql;
    if (!sql.isKnown()) {
        const auto answer = m_answers.constFind(pythonQuestion(*m_snapshot, m_node, direction));
        if (answer != m_answers.cend() && *answer)
            shown = FunctionSql{**answer, std::nullopt};
    }
    paneOf(direction)->display(shown, m_snapshot->project.folder, revision.place.file, nothing);
    displayPython(direction);
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

void RevisionDetails::setPython(PythonService *python)
{
    m_python = python;
    connect(python, &PythonService::changed, this, [this] { displayPython(); });
    connect(python, &PythonService::answered, this, &RevisionDetails::keepAnswer);
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        PythonOffer *offer = paneOf(direction)->offer();
        connect(offer, &PythonOffer::trustRequested, this,
                [this](bool remember) { m_python->trust(remember); });
        connect(offer, &PythonOffer::stopRequested, this, [this] { m_python->cancel(); });
        connect(offer, &PythonOffer::againRequested, this, [this, direction] {
            m_answers.remove(pythonQuestion(*m_snapshot, m_node, direction));
            askPython(direction);
        });
        connect(offer, &PythonOffer::chooseRequested, this, &RevisionDetails::pythonChoiceRequested);
    }
    displayPython();
}

void RevisionDetails::displayPython()
{
    displayPython(Direction::Up);
    displayPython(Direction::Down);
}

// Consent given once counts for every function that needs it: nobody is asked again for each.
void RevisionDetails::displayPython(Direction direction)
{
    if (!m_python || !m_snapshot || m_node < 0 || m_node >= m_snapshot->graph.size()
        || m_snapshot->graph.isGhost(m_node))
        return;
    const std::optional<RevisionSql> sql = m_snapshot->sqlOf(m_node);
    if (!sql || (direction == Direction::Up ? sql->upgrade : sql->downgrade).isKnown())
        return;
    const PythonQuestion question = pythonQuestion(*m_snapshot, m_node, direction);
    if (m_python->state().isTrusted && !m_asked.contains(question) && !m_answers.contains(question))
        return askPython(direction);
    const auto answer = m_answers.constFind(question);
    const auto failure =
        answer != m_answers.cend() && !*answer ? std::optional(answer->error()) : std::nullopt;
    paneOf(direction)->offer()->display(m_python->state(), m_asked.contains(question), failure);
}

void RevisionDetails::askPython(Direction direction)
{
    const PythonQuestion question = pythonQuestion(*m_snapshot, m_node, direction);
    m_asked.insert(question);
    displayPython(direction);
    m_python->ask({question});
}

void RevisionDetails::keepAnswer(const PythonQuestion &question, const PythonSql &sql)
{
    m_asked.remove(question);
    m_answers.insert(question, sql);
    if (m_snapshot && m_node >= 0 && question.file == m_snapshot->graph.revision(m_node).place.file)
        displaySql(*m_snapshot, m_node);
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
