// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <QList>

#include <utility>

namespace stemma {

class Evaluation;

/// "…{}…{name!r:>5}…{0[key]}".format(…)
QString formatBraces(const QString &format, const QList<Value> &positional,
                     const QList<std::pair<QString, Value>> &named, Evaluation &run);

} // namespace stemma
