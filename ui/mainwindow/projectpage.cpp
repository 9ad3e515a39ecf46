// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/projectpage.h"

#include "core/workspace/pythonservice.h"
#include "ui/details/revisiondetails.h"
#include "ui/details/schemapane.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow/bannerarea.h"
#include "ui/mainwindow/bottompanel.h"
#include "ui/mainwindow/headerbar.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/plan/planview.h"
#include "ui/problems/problemsview.h"
#include "ui/run/runview.h"
#include "ui/theme/colours.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace stemma {

ProjectPage::ProjectPage(Workspace &workspace, WindowActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_header(new HeaderBar)
    , m_banners(new BannerArea)
    , m_toolBar(makeToolBar())
    , m_history(new HistoryView)
    , m_details(new RevisionDetails)
    , m_plan(new PlanView)
    , m_right(new QStackedWidget)
    , m_panel(new BottomPanel)
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_rows(new QSplitter(Qt::Vertical))
{
    setObjectName(QStringLiteral("projectPage"));
    m_right->addWidget(m_details);
    m_right->addWidget(m_plan);
    auto *left = new QWidget;
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addWidget(m_toolBar);
    leftLayout->addWidget(m_history, 1);
    m_columns->addWidget(left);
    m_columns->addWidget(m_right);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_panel);
    for (QSplitter *splitter : {m_columns, m_rows})
        splitter->setChildrenCollapsible(false);
    m_columns->setSizes({700, 580});
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({520, 220});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banners);
    layout->addWidget(m_rows, 1);
    connectParts();
}

QToolBar *ProjectPage::makeToolBar()
{
    auto *bar = new QToolBar;
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setAccessibleName(tr("Database actions"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(16, 16));
    bar->setMovable(false);
    bar->addAction(m_actions.upgradeToHead);
    bar->addAction(m_actions.downgrade);
    bar->addAction(m_actions.refresh);
    for (QAction *action : {m_actions.upgradeToHead, m_actions.downgrade, m_actions.refresh}) {
        bar->widgetForAction(action)->setObjectName(action->objectName() + QStringLiteral("Button"));
        bar->widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
    }
    return bar;
}

void ProjectPage::connectParts()
{
    connect(&m_workspace, &Workspace::snapshotChanged, this, &ProjectPage::showSnapshot);
    connect(&m_workspace, &Workspace::databaseChanged, this, &ProjectPage::showDatabase);
    connect(&m_workspace, &Workspace::runEvent, this, &ProjectPage::handle);
    connect(m_banners, &BannerArea::retryRequested, &m_workspace, &Workspace::refresh);
    connect(m_history, &HistoryView::nodeSelected, this, &ProjectPage::showNode);
    connect(m_history, &HistoryView::previewRequested, m_actions.toSelected, &QAction::trigger);
    connect(m_history, &HistoryView::detailsRequested, m_details, &RevisionDetails::focusSql);
    connect(m_history, &HistoryView::menuRequested, this,
            [this](int, const QPoint &position) { openRevisionMenu(position); });
    connect(m_details, &RevisionDetails::revisionRequested, m_history, &HistoryView::select);
    connect(m_details, &RevisionDetails::placeRequested, this, &ProjectPage::jumpTo);
    m_details->setPython(&m_workspace.projectPython());
    connect(m_details, &RevisionDetails::pythonChoiceRequested, this, [this] {
        auto *dialog = new QFileDialog(this, tr("The Python that alembic runs in"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, &m_workspace.projectPython(), &PythonService::choose);
        dialog->open();
    });
    connect(m_details->schema(), &SchemaPane::schemaRequested, &m_workspace, &Workspace::requestSchema);
    connect(m_details->schema(), &SchemaPane::stopRequested, &m_workspace, &Workspace::stopSchema);
    connect(&m_workspace, &Workspace::schemaReady, m_details->schema(), &SchemaPane::display);
    connect(&m_workspace, &Workspace::schemaProgress, m_details->schema(), &SchemaPane::displayProgress);
    connect(m_plan, &PlanView::closeRequested, this, [this] {
        closePlan();
        m_history->setFocus();
    });
    connect(m_plan, &PlanView::applyRequested, this, &ProjectPage::apply);
    connect(m_plan, &PlanView::placeRequested, this, &ProjectPage::jumpTo);
    connect(m_panel->problems(), &ProblemsView::problemActivated, this, &ProjectPage::activateProblem);
    connect(m_panel->run(), &RunView::placeRequested, this, &ProjectPage::jumpTo);
    connect(m_panel->run(), &RunView::stopRequested, &m_workspace, &Workspace::stopAfterStatement);
    connect(m_actions.upgradeToHead, &QAction::triggered, this,
            [this] { openPlan(m_actions.upgradeOffer()); });
    connect(m_actions.toSelected, &QAction::triggered, this, [this] { openPlan(m_actions.selectedOffer()); });
    connect(m_actions.toBase, &QAction::triggered, this, [this] { openPlan(m_actions.baseOffer()); });
    connect(m_actions.downgrade, &QAction::triggered, this, &ProjectPage::openDowngradeMenu);
    connect(m_actions.refresh, &QAction::triggered, &m_workspace, &Workspace::refresh);
    connect(m_actions.copyRevision, &QAction::triggered, this, [this] {
        const QModelIndex index = m_history->currentIndex();
        QGuiApplication::clipboard()->setText(index.data(HistoryModel::RevisionRole).toString());
    });
}

void ProjectPage::setProjectMenu(QMenu *menu)
{
    m_header->setProjectMenu(menu);
}

void ProjectPage::setBusy(const QString &what)
{
    m_header->setBusy(what);
    updateActions();
}

void ProjectPage::sayProjectFailed(const std::optional<Error> &error)
{
    m_projectFailed = error;
    showBanners();
}

void ProjectPage::showSnapshot()
{
    const SnapshotPtr snapshot = m_workspace.snapshot();
    if (!snapshot)
        return;
    const Project &project = snapshot->project;
    if (m_folder != project.folder) {
        m_folder = project.folder;
        m_panel->closeRun();
        closePlan();
    }
    m_projectFailed.reset();
    m_header->setProject(m_workspace.isDemo() ? tr("Storyboard Demo") : project.name, project.folder);
    showDatabase();
}

void ProjectPage::showDatabase()
{
    const SnapshotPtr snapshot = m_workspace.snapshot();
    if (!snapshot)
        return;
    m_history->display(snapshot, m_workspace.database());
    m_panel->displayProblems(m_workspace.database().problems + snapshot->problems, snapshot->project.folder);
    m_header->display(headerTexts(snapshot.get(), m_workspace.database(), m_workspace.isDemo()));
    showBanners();
    updateActions();
    refreshPlan();
}

void ProjectPage::showBanners()
{
    const SnapshotPtr snapshot = m_workspace.snapshot();
    QList<BannerText> banners;
    if (m_projectFailed)
        banners.append(projectFailedBanner(*m_projectFailed));
    if (snapshot)
        banners.append(bannersFor(*snapshot, m_workspace.database()));
    m_banners->display(banners);
}

void ProjectPage::showNode(int node)
{
    m_details->display(m_workspace.snapshot(), node);
    updateActions();
}

void ProjectPage::openPlan(const Offer &offer)
{
    if (!offer.possible)
        return;
    m_planned = offer;
    refreshPlan();
    m_right->setCurrentWidget(m_plan);
    m_plan->focusPlan();
}

// The open plan always tells what would happen now: the rows or the files may have changed under it.
void ProjectPage::refreshPlan()
{
    if (!m_planned || m_workspace.isRunning())
        return;
    const Result<RunPlan> plan = m_planned->direction == Direction::Up
        ? m_workspace.planUpgrade(m_planned->target)
        : m_workspace.planDowngrade(m_planned->target);
    if (!plan)
        m_plan->displayError(m_planned->title, plan.error());
    else if (m_right->currentWidget() != m_plan || *plan != m_plan->plan())
        m_plan->display(m_planned->title, *plan, databaseName(m_workspace.database(), m_workspace.isDemo()));
}

void ProjectPage::closePlan()
{
    m_planned.reset();
    m_right->setCurrentWidget(m_details);
}

void ProjectPage::apply(const RunPlan &plan)
{
    if (m_workspace.isRunning() || !m_planned)
        return;
    m_panel->run()->expect(m_planned->title, plan, m_folder);
    m_panel->openRun();
    closePlan();
    m_history->setFocus();
    m_workspace.apply(plan);
    updateActions();
}

void ProjectPage::handle(const RunEvent &event)
{
    m_panel->run()->handle(event);
    if (std::holds_alternative<RunFinished>(event))
        updateActions();
}

void ProjectPage::jumpTo(const Place &place)
{
    const SnapshotPtr snapshot = m_workspace.snapshot();
    for (RevisionGraph::Node node = 0; snapshot && node < snapshot->graph.size(); ++node) {
        if (snapshot->graph.revision(node).place.file != place.file)
            continue;
        closePlan();
        m_history->select(node);
        m_details->showPlace(place);
        return;
    }
}

void ProjectPage::activateProblem(const Problem &problem)
{
    if (!problem.place.isEmpty())
        jumpTo(problem.place);
    else if (!problem.revisions.isEmpty())
        m_history->select(m_workspace.snapshot()->graph.find(problem.revisions.first()));
}

void ProjectPage::openDowngradeMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("downgradeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const Offer &selected = m_actions.selectedOffer();
    if (selected.direction == Direction::Down && selected.possible)
        menu->addAction(m_actions.toSelected);
    else
        menu->addAction(tr("To an Applied Revision: Select It in the List First"))->setEnabled(false);
    menu->addAction(m_actions.toBase);
    const QWidget *button = m_toolBar->widgetForAction(m_actions.downgrade);
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void ProjectPage::openRevisionMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("revisionMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addAction(m_actions.toSelected);
    menu->addSeparator();
    menu->addAction(m_actions.copyRevision);
    menu->popup(position);
}

void ProjectPage::updateActions()
{
    m_actions.update(m_workspace, m_history->selectedNode());
}

void ProjectPage::saveState() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/columns"), m_columns->saveState());
    settings.setValue(QStringLiteral("window/rows"), m_rows->saveState());
}

void ProjectPage::restoreState()
{
    const QSettings settings;
    m_columns->restoreState(settings.value(QStringLiteral("window/columns")).toByteArray());
    m_rows->restoreState(settings.value(QStringLiteral("window/rows")).toByteArray());
}

void ProjectPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_actions.dress(Colours::of(palette()));
}

} // namespace stemma
