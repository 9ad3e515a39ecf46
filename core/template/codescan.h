// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace stemma {

/// A piece of Python inside a template, up to the mark that ends it.
struct ScannedCode
{
    QString text;
    QString mark; ///< the one that was met
    qsizetype next = 0; ///< behind the mark
};

/// Reads Python from `start` up to the first of the marks that is neither in a string nor in a comment, nor,
/// when `nested` counts, within brackets. Nothing when there is none.
std::optional<ScannedCode> scanCode(const QString &text, qsizetype start, const QStringList &marks,
                                    bool nested);

} // namespace stemma
