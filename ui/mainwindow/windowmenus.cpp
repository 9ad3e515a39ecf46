// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowmenus.h"

#include "ui/mainwindow/windowactions.h"
#include "ui/start/recentprojects.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

namespace stemma {

WindowMenus::WindowMenus(const WindowActions &actions, Appearance &appearance, QMenuBar *bar)
    : QObject(bar)
    , m_actions(actions)
    , m_appearance(appearance)
    , m_project(new QMenu(bar))
{
    QMenu *file = bar->addMenu(tr("&File"));
    file->addAction(actions.openProject);
    file->addAction(actions.openDemo);
    addRecent(file->addMenu(tr("Open Recent")));
    file->addSeparator();
    file->addAction(actions.quit);

    QMenu *database = bar->addMenu(tr("&Database"));
    database->setToolTipsVisible(true);
    database->addAction(actions.upgradeToHead);
    database->addAction(actions.toSelected);
    database->addAction(actions.toBase);
    database->addSeparator();
    database->addAction(actions.refresh);

    QMenu *view = bar->addMenu(tr("&View"));
    view->addAction(tr("Show Panel"), this, &WindowMenus::panelRequested)
        ->setObjectName(QStringLiteral("showPanel"));
    addTheme(view->addMenu(tr("Theme")));

    QMenu *help = bar->addMenu(tr("&Help"));
    help->addAction(tr("About Stemma"), this, &WindowMenus::aboutRequested);

    m_project->addAction(actions.openProject);
    m_project->addAction(actions.openDemo);
    m_project->addSeparator();
    addRecent(m_project->addMenu(tr("Open Recent")));
}

// Filled when it is opened: the list changes with every project.
void WindowMenus::addRecent(QMenu *menu)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString &folder : RecentProjects::folders()) {
            QAction *action = menu->addAction(QFileInfo(folder).fileName());
            action->setToolTip(folder);
            connect(action, &QAction::triggered, this, [this, folder] { emit folderRequested(folder); });
        }
        if (menu->isEmpty())
            menu->addAction(tr("No Recent Projects"))->setEnabled(false);
    });
    menu->setToolTipsVisible(true);
}

void WindowMenus::addTheme(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, const QString &name, Appearance::Choice choice) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(m_appearance.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { m_appearance.choose(choice); });
    };
    add(tr("Follow the Desktop"), QStringLiteral("themeSystem"), Appearance::Choice::System);
    add(tr("Light"), QStringLiteral("themeLight"), Appearance::Choice::Light);
    add(tr("Dark"), QStringLiteral("themeDark"), Appearance::Choice::Dark);
}

} // namespace stemma
