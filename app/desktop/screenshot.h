// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace stemma {

class MainWindow;
class Workspace;

/// Waits until the window has nothing more to wait for, writes a picture of it, and quits with status 0 or 1.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(MainWindow &window, Workspace &workspace, QString file, QObject *parent = nullptr);

    /// Writes it at once. False when the file can't be written.
    static bool write(MainWindow &window, const QString &file);

private:
    void settle();

    MainWindow &m_window;
    Workspace &m_workspace;
    QString m_file;
    bool m_wasBusy = true;
};

} // namespace stemma
