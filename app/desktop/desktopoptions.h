// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QCoreApplication>
#include <QSize>
#include <QString>

#include <optional>

namespace stemma {

/// What was asked for on the command line of the desktop.
struct DesktopOptions
{
    Q_DECLARE_TR_FUNCTIONS(DesktopOptions)

public:
    QString folder;
    bool demo = false;
    bool unattended = false;
    QString screenshot;
    QSize size;
    std::optional<Appearance::Choice> theme;

    /// Prints help, version or what is wrong, and ends the program where there is nothing more to do.
    static DesktopOptions parse(const QCoreApplication &app);
};

} // namespace stemma
