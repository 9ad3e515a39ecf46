// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revision.h"

#include <QByteArray>

namespace stemma {

/// A new .sql revision file for a revision: its header and two empty sections.
QByteArray sqlRevisionText(const Revision &revision);

/// How a list of ids stands behind a header's colon; "none" when it is empty.
QString sqlHeaderText(const QStringList &ids);

} // namespace stemma
