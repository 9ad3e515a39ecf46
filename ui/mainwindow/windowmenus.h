// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QObject>

class QMenu;
class QMenuBar;

namespace stemma {

class WindowActions;

/// Builds the menu bar from the window's actions, and the menu of the header's project button.
class WindowMenus : public QObject
{
    Q_OBJECT

public:
    WindowMenus(const WindowActions &actions, Appearance &appearance, QMenuBar *bar);

    QMenu *projectMenu() const { return m_project; }

signals:
    void folderRequested(const QString &folder);
    void aboutRequested();
    void panelRequested();

private:
    void addRecent(QMenu *menu);
    void addTheme(QMenu *menu);

    const WindowActions &m_actions;
    Appearance &m_appearance;
    QMenu *m_project;
};

} // namespace stemma
