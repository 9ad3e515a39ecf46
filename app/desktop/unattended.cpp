// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/unattended.h"

#include "app/desktop/screenshot.h"
#include "core/workspace/workspace.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAction>
#include <QCoreApplication>
#include <QPushButton>
#include <QTimer>

#include <cstdio>

namespace stemma {

namespace {

constexpr int patience = 120'000; // ms until a connection must be there
constexpr int settling = 300; // ms for the last paint before the picture

void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

QString indented(const QString &text, const QString &by)
{
    return by + QString(text).replace(u'\n', u'\n' + by);
}

} // namespace

Unattended::Unattended(MainWindow &window, Workspace &workspace, QString screenshot, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_workspace(workspace)
    , m_screenshot(std::move(screenshot))
{
    connect(&workspace, &Workspace::activity, this, [](const QString &what) {
        if (!what.isEmpty())
            say(what);
    });
    connect(&workspace, &Workspace::databaseChanged, this, &Unattended::lookAtDatabase);
    connect(&workspace, &Workspace::projectFailed, this,
            [this](const Error &error) { fail(errorText(error)); });
    connect(&workspace, &Workspace::runEvent, this, &Unattended::print);
    QTimer::singleShot(patience, this, [this] {
        if (m_stage == Stage::Waiting)
            fail(tr("There was no connection within %n second(s)", nullptr, patience / 1000));
    });
}

void Unattended::lookAtDatabase()
{
    const DatabaseState &database = m_workspace.database();
    if (m_stage == Stage::ReadingRows) {
        m_stage = Stage::Finished;
        finish(m_status);
        return;
    }
    if (m_stage != Stage::Waiting || database.stage == DatabaseState::Stage::Connecting)
        return;
    if (!database.isConnected()) {
        fail(database.error ? errorText(*database.error) : tr("The project names no database"));
        return;
    }
    say(tr("Connected to %1").arg(database.server.display()));
    m_stage = Stage::Running;
    // The window hears of the database at the same time; its action is worded once it has.
    QTimer::singleShot(0, this, &Unattended::press);
}

void Unattended::press()
{
    auto *upgrade = m_window.findChild<QAction *>(QStringLiteral("upgradeToHead"));
    if (!upgrade->isEnabled()) {
        say(upgrade->toolTip());
        finish(m_workspace.database().error ? 1 : 0);
        return;
    }
    say(tr("Pressing “%1”").arg(upgrade->text()));
    upgrade->trigger();
    auto *apply = m_window.findChild<QPushButton *>(QStringLiteral("applyButton"));
    if (!apply->isVisible() || !apply->isEnabled()) {
        fail(tr("There is no plan to apply: %1").arg(upgrade->toolTip()));
        return;
    }
    say(tr("Pressing “%1”").arg(apply->text()));
    apply->click();
}

void Unattended::print(const RunEvent &event)
{
    std::visit(
        overloaded{
            [](const RunStarted &e) {
                say(tr("alembic_version before: %1").arg(e.rows.join(QStringLiteral(", "))));
            },
            [](const StepStarted &e) {
                say(e.direction == Direction::Up ? tr("Upgrading to %1").arg(e.revision)
                                                 : tr("Downgrading %1").arg(e.revision));
            },
            [](const StatementStarted &e) { say(indented(e.text, QStringLiteral("    "))); },
            [](const StatementDone &e) {
                say(tr("    -- done in %1 ms").arg(e.milliseconds));
                for (const QString &warning : e.warnings)
                    say(tr("    -- %1").arg(warning));
            },
            [](const StatementFailed &e) { say(indented(errorText(e.error), QStringLiteral("    -- "))); },
            [](const StatementPassedOver &e) { say(indented(passedOverText(e), QStringLiteral("    -- "))); },
            [](const StepDone &e) { say(tr("alembic_version: %1").arg(e.rows.join(QStringLiteral(", ")))); },
            [this](const RunFinished &e) {
                m_status = e.outcome == RunOutcome::Done ? 0 : 1;
                m_stage = Stage::ReadingRows;
                if (e.error)
                    say(errorText(*e.error));
            },
        },
        event);
}

void Unattended::finish(int status)
{
    m_stage = Stage::Finished;
    say(tr("Rows of alembic_version: %1").arg(m_workspace.database().rows.join(QStringLiteral(", "))));
    QTimer::singleShot(settling, this, [this, status] {
        const bool written = Screenshot::write(m_window, m_screenshot);
        say(written ? tr("Screenshot: %1").arg(m_screenshot) : tr("%1 can't be written").arg(m_screenshot));
        QCoreApplication::exit(written ? status : 1);
    });
}

void Unattended::fail(const QString &why)
{
    std::fprintf(stderr, "stemma: %s\n", qPrintable(why));
    finish(1);
}

} // namespace stemma
