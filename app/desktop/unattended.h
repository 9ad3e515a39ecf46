// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/runevent.h"

#include <QObject>
#include <QString>

namespace stemma {

class MainWindow;
class Workspace;

/// Does with the window what a person would do: presses its Upgrade to Head, then the plan's Apply. Prints
/// each revision and statement as the run tells of them and the rows at the end, writes a screenshot, and
/// quits with 0 when the run is done (or there is nothing to do) and 1 otherwise.
class Unattended : public QObject
{
    Q_OBJECT

public:
    Unattended(MainWindow &window, Workspace &workspace, QString screenshot, QObject *parent = nullptr);

private:
    void lookAtDatabase();
    void press();
    void print(const RunEvent &event);
    void finish(int status);
    void fail(const QString &why);

    MainWindow &m_window;
    Workspace &m_workspace;
    QString m_screenshot;
    enum class Stage { Waiting, Running, ReadingRows, Finished } m_stage = Stage::Waiting;
    int m_status = 1;
};

} // namespace stemma
