// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/role.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace stemma {

/// The colours of one theme, by meaning. A value; there are two, light() and dark().
///
/// Widgets find theirs by the palette they paint with, so that no global object is needed and a change of
/// palette is all that a change of theme takes.
class Colours
{
public:
    static constexpr int laneCount = 8;

    static const Colours &light();
    static const Colours &dark();

    /// The theme that a palette belongs to.
    static const Colours &of(const QPalette &palette);

    bool isDark() const { return m_dark; }
    QColor operator()(Role role) const { return m_roles[size_t(role)]; }

    /// Colour of a branch in the graph; numbers beyond the eighth start again.
    QColor lane(int number) const { return m_lanes[size_t(number < 0 ? 0 : number % laneCount)]; }

    /// What Qt's own widgets paint with.
    QPalette palette() const;

private:
    using Roles = std::array<QColor, size_t(Role::Count)>;
    Colours(bool dark, const Roles &roles, const std::array<QColor, laneCount> &lanes);

    bool m_dark = false;
    Roles m_roles;
    std::array<QColor, laneCount> m_lanes;
};

/// between 0 (all `a`) and 1 (all `b`)
QColor mixed(const QColor &a, const QColor &b, double share);

} // namespace stemma
