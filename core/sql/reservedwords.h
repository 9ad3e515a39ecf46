// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/dialect.h"

#include <QString>

namespace stemma {

/// Whether SQLAlchemy 2.0 holds the word for reserved and puts it in backticks. That is another set than the
/// server's own: it covers several series, and leaves out a few words. Letters of any case.
bool isReservedWord(const QString &word, Dialect dialect);

} // namespace stemma
