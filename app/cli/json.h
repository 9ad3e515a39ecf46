// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/execution/runevent.h"
#include "core/revisions/plan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace stemma::cli {

/// The shapes that `--json` prints. Absent values have no key.

/// {"kind":"MultipleHeads","message":…,"advice":…,"file":…,"line":…,"native":…,"native_code":…,"statement":…}
QJsonObject toJson(const Error &error);

/// {"event":"statement_done","step":0,"statement":2,"ms":3,…}; steps and statements count from 0.
QJsonObject toJson(const RunEvent &event);

QJsonArray toJson(const QStringList &texts);

QString directionName(Direction direction); ///< "up", "down"

} // namespace stemma::cli
