// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/mainwindow/bannertexts.h"
#include "ui/mainwindow/offers.h"

#include <QWidget>

#include <optional>

class QMenu;
class QSplitter;
class QStackedWidget;
class QToolBar;

namespace stemma {

class BannerArea;
class BottomPanel;
class HeaderBar;
class HistoryView;
class PlanView;
class RevisionDetails;
class WindowActions;

/// The window's inside while a project is open: header, banners, history at the left, details or plan at the
/// right, panel at the bottom. Follows the workspace and asks it for plans; it never works anything out
/// itself.
class ProjectPage : public QWidget
{
    Q_OBJECT

public:
    ProjectPage(Workspace &workspace, WindowActions &actions, QWidget *parent = nullptr);

    void setProjectMenu(QMenu *menu);
    void setBusy(const QString &what);

    /// Another project could not be opened while this one stays.
    void sayProjectFailed(const std::optional<Error> &error);

    void saveState() const;
    void restoreState();

    BottomPanel *panel() const { return m_panel; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolBar *makeToolBar();
    void connectParts();
    void showSnapshot();
    void showDatabase();
    void showBanners();
    void showNode(int node);
    void openPlan(const Offer &offer);
    void refreshPlan();
    void closePlan();
    void apply(const RunPlan &plan);
    void handle(const RunEvent &event);
    void jumpTo(const Place &place);
    void activateProblem(const Problem &problem);
    void openDowngradeMenu();
    void openRevisionMenu(const QPoint &position);
    void updateActions();

    Workspace &m_workspace;
    WindowActions &m_actions;
    HeaderBar *m_header;
    BannerArea *m_banners;
    QToolBar *m_toolBar;
    HistoryView *m_history;
    RevisionDetails *m_details;
    PlanView *m_plan;
    QStackedWidget *m_right;
    BottomPanel *m_panel;
    QSplitter *m_columns;
    QSplitter *m_rows;
    QString m_folder; ///< of the shown project
    std::optional<Offer> m_planned; ///< what the open plan answers
    std::optional<Error> m_projectFailed;
};

} // namespace stemma
