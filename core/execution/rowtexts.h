// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma {

/// Rows of the version table in an error: "a, b", "no row".
inline QString listedRows(const QStringList &rows)
{
    return rows.isEmpty() ? QStringLiteral("no row") : rows.join(QStringLiteral(", "));
}

/// For comparing: the table keeps no order.
inline QStringList sortedRows(QStringList rows)
{
    rows.sort();
    return rows;
}

} // namespace stemma
