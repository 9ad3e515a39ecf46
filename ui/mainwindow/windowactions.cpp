// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowactions.h"

#include "core/workspace/workspace.h"
#include "ui/theme/icons.h"

#include <QAction>

namespace stemma {

namespace {

void apply(QAction *action, const Offer &offer)
{
    action->setText(offer.text);
    action->setToolTip(offer.why);
    action->setStatusTip(offer.why);
    action->setEnabled(offer.possible);
}

} // namespace

WindowActions::WindowActions(QObject *parent)
    : QObject(parent)
    , upgradeToHead(make("upgradeToHead", tr("Upgrade to Head"), QKeySequence(Qt::CTRL | Qt::Key_U)))
    , downgrade(make("downgrade", tr("Downgrade…"), QKeySequence(Qt::CTRL | Qt::Key_D)))
    , toSelected(make("toSelected", tr("Upgrade to Selected Revision")))
    , toBase(make("downgradeToBase", tr("Downgrade to Base")))
    , refresh(make("refresh", tr("Refresh"), QKeySequence(Qt::Key_F5)))
    , openProject(make("openProject", tr("Open Project…"), QKeySequence::Open))
    , openDemo(make("openDemo", tr("Open Demo")))
    , copyRevision(make("copyRevision", tr("Copy Revision Id")))
    , quit(make("quit", tr("Quit"), QKeySequence::Quit))
{
    openProject->setToolTip(tr("Opens a folder with an alembic.ini"));
    openDemo->setToolTip(tr("Opens a small project on a private throw-away server"));
    refresh->setToolTip(tr("Reads the files and the version table again (F5)"));
}

QAction *WindowActions::make(const char *name, const QString &text, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(shortcut);
    return action;
}

void WindowActions::update(const Workspace &workspace, int selected)
{
    m_upgradeOffer = stemma::upgradeOffer(workspace);
    m_selectedOffer = revisionOffer(workspace, selected);
    m_baseOffer = stemma::baseOffer(workspace);
    apply(upgradeToHead, m_upgradeOffer);
    apply(toSelected, m_selectedOffer);
    apply(toBase, m_baseOffer);
    downgrade->setEnabled(m_baseOffer.possible);
    downgrade->setToolTip(m_baseOffer.possible ? tr("Choose how far back; shows the plan first")
                                               : m_baseOffer.why);
    refresh->setEnabled(workspace.isOpen() && !workspace.isRunning());
    openProject->setEnabled(!workspace.isRunning());
    openDemo->setEnabled(!workspace.isRunning());
    copyRevision->setEnabled(selected >= 0);
}

void WindowActions::dress(const Colours &colours)
{
    upgradeToHead->setIcon(glyphIcon(Glyph::Upgrade, colours, Role::Accent));
    downgrade->setIcon(glyphIcon(Glyph::Downgrade, colours));
    refresh->setIcon(glyphIcon(Glyph::Refresh, colours));
    openProject->setIcon(glyphIcon(Glyph::Folder, colours));
    openDemo->setIcon(glyphIcon(Glyph::Demo, colours));
}

} // namespace stemma
