// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace stemma {

/// The fixed-pitch font for ids and SQL, at the size of the window's font.
QFont monospaceFont(const QFont &beside);

/// Where the desktop names no font of its own (no platform theme), a legible one at 10 points.
QFont windowFont();

/// Height of a row in lists: 24 px at 10 pt and 96 dpi, growing with the font.
int rowHeight(const QFont &font);

} // namespace stemma
