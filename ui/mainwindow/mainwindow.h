// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace stemma {

class Appearance;
class ProjectPage;
class StartPage;
class WindowActions;
class WindowMenus;

/// The window: start page or project page, menus, status bar, and what belongs to a window as such: opening,
/// dropping, closing, remembering its size.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Workspace &workspace, Appearance &appearance, QWidget *parent = nullptr);

    /// Size and places as they were when the window was closed last.
    void restoreLayout();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void connectWorkspace();
    void connectActions();
    void chooseFolder();
    void open(const QString &folder);
    void showSnapshot();
    void showDatabase();
    void showActivity(const QString &what);
    void showFailure(const Error &error);
    void showPanel();
    void about();

    Workspace &m_workspace;
    WindowActions *m_actions;
    WindowMenus *m_menus;
    QStackedWidget *m_pages;
    StartPage *m_start;
    ProjectPage *m_project;
    QLabel *m_connection;
    QLabel *m_server;
    bool m_closeAfterRun = false;
};

} // namespace stemma
