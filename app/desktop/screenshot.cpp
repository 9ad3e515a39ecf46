// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/screenshot.h"

#include "core/workspace/workspace.h"
#include "ui/mainwindow/mainwindow.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include <cstdio>
#include <utility>

namespace stemma {

namespace {

constexpr int quiet = 400; // ms without work until the window counts as settled

} // namespace

Screenshot::Screenshot(MainWindow &window, Workspace &workspace, QString file, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_workspace(workspace)
    , m_file(std::move(file))
{
    QTimer::singleShot(quiet, this, &Screenshot::settle);
}

void Screenshot::settle()
{
    // Work that has only just ended is not laid out yet: one more quiet moment.
    if (std::exchange(m_wasBusy, m_workspace.isBusy())) {
        QTimer::singleShot(quiet, this, &Screenshot::settle);
        return;
    }
    const bool written = write(m_window, m_file);
    if (!written)
        std::fprintf(stderr, "stemma: %s can't be written\n", qPrintable(m_file));
    QCoreApplication::exit(written ? 0 : 1);
}

bool Screenshot::write(MainWindow &window, const QString &file)
{
    return window.grab().save(file);
}

} // namespace stemma
