// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/headertexts.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace stemma {

class ElidedLabel;

/// The line under the menus that always says which project, which database, and where it stands. Its left
/// edge has the colour of the server's kind.
class HeaderBar : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderBar(QWidget *parent = nullptr);

    void setProject(const QString &name, const QString &folder);
    void setProjectMenu(QMenu *menu);
    void display(const HeaderTexts &texts);
    void setBusy(const QString &what);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *m_project;
    ElidedLabel *m_kind;
    ElidedLabel *m_database;
    ElidedLabel *m_server;
    ElidedLabel *m_position;
    ElidedLabel *m_busy;
    QList<QWidget *> m_bars;
    Role m_band = Role::Line;
};

} // namespace stemma
