// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"

#include <QIcon>

namespace stemma {

enum class Glyph {
    Upgrade,
    Downgrade,
    Refresh,
    Folder,
    Demo,
    Info,
    Warning,
    Error,
    Done,
    Running,
    Failed,
    NotRun,
    Database,
};

/// One of our own icons in a role's colour, drawn from resources/icons at any size; dimmed when disabled.
QIcon glyphIcon(Glyph glyph, const Colours &colours, Role role = Role::Text);

/// The program's own icon, at any size.
QIcon programIcon();

} // namespace stemma
