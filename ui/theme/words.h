// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma {

/// "7bea168f7920, 9d02c6e1f00a", or "nothing applied" when the version table is empty.
QString rowsText(const QStringList &rows);

/// "3 ms", "1.24 s", "2 min 5 s"
QString durationText(qint64 milliseconds);

} // namespace stemma
