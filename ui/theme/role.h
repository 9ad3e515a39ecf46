// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stemma {

/// What a colour means. Widgets ask for a meaning; the one table in colours.cpp answers it for light and
/// dark.
enum class Role {
    Text,
    MutedText,
    Base, ///< lists, editors
    RaisedBase, ///< header, toolbars, panels
    Line, ///< separators and frames: decoration, never the only sign of anything
    ControlLine, ///< outlines of controls and rings: strong enough to be seen
    Accent, ///< selection marks, links, Apply
    AccentText, ///< on Accent
    Selection, ///< behind a selected row; Text stays readable on it

    Applied,
    Pending,
    Current,
    Head,
    Missing,

    Info,
    InfoBase,
    Caution,
    CautionBase,
    Danger,
    DangerBase,

    Development,
    Staging,
    Production,

    DiffAdded,
    DiffRemoved,
    DiffChanged,

    Count
};

} // namespace stemma
