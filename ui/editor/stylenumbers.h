// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>

namespace stemma {

/// Gives the formats of a highlighting definition, whose ids can be any number, Scintilla's style numbers:
/// small, dense, and never 32 to 39, which Scintilla keeps for itself.
class StyleNumbers
{
public:
    static constexpr int plain = 0;
    static constexpr int maximum = 127;

    /// The style of a format id; a new one on first sight. Beyond the last free number: plain.
    int styleOf(int formatId);

    /// The format id of a style, or -1.
    int formatOf(int style) const { return m_formats.value(style, -1); }
    QList<int> styles() const { return m_formats.keys(); }

private:
    QHash<int, int> m_styles; ///< by format id
    QHash<int, int> m_formats; ///< by style
    int m_next = plain + 1;
};

} // namespace stemma
