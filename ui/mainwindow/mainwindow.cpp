// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "ui/mainwindow/bottompanel.h"
#include "ui/mainwindow/headertexts.h"
#include "ui/mainwindow/projectpage.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/mainwindow/windowmenus.h"
#include "ui/start/recentprojects.h"
#include "ui/start/startpage.h"
#include "ui/theme/appearance.h"
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>

namespace stemma {

namespace {

const auto geometryKey = QStringLiteral("window/geometry");

QString droppedFolder(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString path = urls.first().toLocalFile();
    const QFileInfo info(path);
    return info.isDir() || info.suffix() == QLatin1String("ini") ? path : QString();
}

} // namespace

MainWindow::MainWindow(Workspace &workspace, Appearance &appearance, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_actions(new WindowActions(this))
    , m_menus(new WindowMenus(*m_actions, appearance, menuBar()))
    , m_pages(new QStackedWidget)
    , m_start(new StartPage)
    , m_project(new ProjectPage(workspace, *m_actions))
    , m_connection(new QLabel)
    , m_server(new QLabel)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Stemma"));
    setWindowIcon(programIcon());
    setAcceptDrops(true);
    resize(1280, 800);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_project);
    setCentralWidget(m_pages);
    m_connection->setObjectName(QStringLiteral("statusConnection"));
    m_server->setObjectName(QStringLiteral("statusServer"));
    m_connection->setContentsMargins(8, 0, 8, 0);
    m_server->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(m_connection, 1);
    statusBar()->addPermanentWidget(m_server);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->hide();
    m_project->setProjectMenu(m_menus->projectMenu());
    m_start->setRecent(RecentProjects::folders());
    m_actions->dress(Colours::of(palette()));
    m_actions->update(m_workspace, -1);
    connectWorkspace();
    connectActions();
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &Workspace::activity, this, &MainWindow::showActivity);
    connect(&m_workspace, &Workspace::snapshotChanged, this, &MainWindow::showSnapshot);
    connect(&m_workspace, &Workspace::databaseChanged, this, &MainWindow::showDatabase);
    connect(&m_workspace, &Workspace::projectFailed, this, &MainWindow::showFailure);
}

void MainWindow::connectActions()
{
    connect(m_actions->openProject, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(m_actions->openDemo, &QAction::triggered, &m_workspace, &Workspace::openDemo);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_start, &StartPage::openRequested, m_actions->openProject, &QAction::trigger);
    connect(m_start, &StartPage::demoRequested, m_actions->openDemo, &QAction::trigger);
    connect(m_start, &StartPage::folderRequested, this, &MainWindow::open);
    connect(m_menus, &WindowMenus::folderRequested, this, &MainWindow::open);
    connect(m_menus, &WindowMenus::aboutRequested, this, &MainWindow::about);
    connect(m_menus, &WindowMenus::panelRequested, this, &MainWindow::showPanel);
}

void MainWindow::restoreLayout()
{
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
    m_project->restoreState();
}

void MainWindow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open Project"), QDir::homePath());
    dialog->setObjectName(QStringLiteral("projectDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::open);
    dialog->open();
}

void MainWindow::open(const QString &folder)
{
    m_start->sayProblem({});
    m_project->sayProjectFailed({});
    m_workspace.openProject(folder);
}

void MainWindow::showSnapshot()
{
    const SnapshotPtr snapshot = m_workspace.snapshot();
    if (!snapshot)
        return;
    if (!m_workspace.isDemo()) {
        RecentProjects::add(snapshot->project.folder);
        m_start->setRecent(RecentProjects::folders());
    }
    setWindowTitle(
        tr("%1 – Stemma").arg(m_workspace.isDemo() ? tr("Storyboard Demo") : snapshot->project.name));
    m_pages->setCurrentWidget(m_project);
    statusBar()->show();
    showDatabase();
}

void MainWindow::showDatabase()
{
    const DatabaseState &database = m_workspace.database();
    const QString name = databaseName(database, m_workspace.isDemo());
    m_server->setText(database.isConnected() ? database.server.display() : QString());
    m_connection->setToolTip(database.settings.display());
    switch (database.stage) {
    case DatabaseState::Stage::None:
        m_connection->setText(tr("The project names no database"));
        break;
    case DatabaseState::Stage::Unsupported:
        m_connection->setText(tr("Not connected: the database is not supported"));
        break;
    case DatabaseState::Stage::Connecting:
        m_connection->setText(tr("Connecting to %1").arg(name));
        break;
    case DatabaseState::Stage::Failed:
        m_connection->setText(tr("Not connected to %1").arg(name));
        break;
    case DatabaseState::Stage::Connected:
        m_connection->setText(m_workspace.isDemo() ? tr("Connected to %1 on a private server").arg(name)
                                                   : tr("Connected to %1").arg(name));
        break;
    }
}

void MainWindow::showActivity(const QString &what)
{
    if (m_closeAfterRun && !m_workspace.isRunning())
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    m_start->setBusy(what);
    m_project->setBusy(what);
}

void MainWindow::showFailure(const Error &error)
{
    m_start->setBusy({});
    if (m_workspace.isOpen())
        m_project->sayProjectFailed(error);
    else
        m_start->sayProblem(errorText(error));
}

void MainWindow::showPanel()
{
    if (m_project->panel()->hasContent())
        m_project->panel()->show();
    else
        statusBar()->showMessage(tr("There are no problems, and nothing has been run"), 5000);
}

void MainWindow::about()
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Stemma"),
                        tr("Stemma %1\nAlembic migrations on MySQL and MariaDB, seen before they run.")
                            .arg(QStringLiteral(STEMMA_VERSION)),
                        QMessageBox::Close, this);
    box->setIconPixmap(programIcon().pixmap(64));
    box->setInformativeText(tr("Free software under the GNU General Public License, version 3 or later."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFolder(event->mimeData()).isEmpty() && !m_workspace.isRunning())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString folder = droppedFolder(event->mimeData());
    if (folder.isEmpty())
        return;
    event->acceptProposedAction();
    open(folder);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_workspace.isRunning()) {
        m_closeAfterRun = true;
        m_workspace.stopAfterStatement();
        m_project->setBusy(tr("Closing after this statement"));
        event->ignore();
        return;
    }
    QSettings().setValue(geometryKey, saveGeometry());
    m_project->saveState();
    event->accept();
}

} // namespace stemma
