// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace stemma {

/// Contrast of two colours after WCAG 2.1 (relative luminance in sRGB), from 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);

/// The colour itself, or the nearest one towards black or white that reaches the ratio on the base.
QColor readableOn(const QColor &base, const QColor &colour, double ratio = 4.5);

} // namespace stemma
