// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/appearance.h"
#include "ui/theme/englishplurals.h"

#include <QString>
#include <QTemporaryDir>

class QWidget;

namespace stemma::test {

/// The real window, driven as a person drives it: mouse and keys on widgets found by object name. Settings
/// are kept in a folder of its own. The workspace is only read.
class WindowDriver
{
public:
    /// With these folders in the list of recent projects.
    explicit WindowDriver(const QStringList &recent = {});

    MainWindow &window() { return *m_window; }
    const Workspace &workspace() const { return m_workspace; }

    QWidget *widget(const char *name);
    QString text(const char *name); ///< of a label, button, header label, or code view

    void click(const char *name);
    void clickRecent(int row);
    void clickRevision(const QString &id);
    void clickMenuEntry(const char *menu, const char *action);

    /// Of the visible banners, one line each.
    QString banners();

    /// "error|message|place" of each problem in the panel.
    QStringList problems();

    QStringList revisions(); ///< "id state" by row
    /// With STEMMA_PICTURES set to a folder, saves how the window looks now: for eyes, not for comparison.
    void picture(const char *name);

    bool waitUntilSettled(); ///< a project is open and nothing is under way

private:
    static QString prepareSettings(const QString &folder, const QStringList &recent);

    QTemporaryDir m_settings;
    QString m_prepared;
    EnglishPlurals m_plurals;
    Workspace m_workspace;
    Appearance m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace stemma::test
