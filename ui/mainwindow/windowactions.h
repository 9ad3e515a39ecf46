// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/offers.h"

#include <QAction>
#include <QObject>

namespace stemma {

class Colours;

/// The window's actions by object name: upgradeToHead, downgrade, downgradeToSelected, downgradeToBase,
/// refresh, openProject, openDemo, copyRevision, quit. Their texts say what they would do, their tooltips why
/// they can't.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QObject *parent);

    /// Words and enables everything by the state of the workspace and the selected revision (-1: none).
    void update(const Workspace &workspace, int selected);
    void dress(const Colours &colours);

    const Offer &upgradeOffer() const { return m_upgradeOffer; }
    const Offer &selectedOffer() const { return m_selectedOffer; }
    const Offer &baseOffer() const { return m_baseOffer; }

    QAction *const upgradeToHead;
    QAction *const downgrade;
    QAction *const toSelected;
    QAction *const toBase;
    QAction *const refresh;
    QAction *const openProject;
    QAction *const openDemo;
    QAction *const copyRevision;
    QAction *const quit;

private:
    QAction *make(const char *name, const QString &text, const QKeySequence &shortcut = QKeySequence());

    Offer m_upgradeOffer;
    Offer m_selectedOffer;
    Offer m_baseOffer;
};

} // namespace stemma
