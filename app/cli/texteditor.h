// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace stemma::cli {

/// Opens a file in the person's editor and waits until it ends: EDITOR, then VISUAL, then one of the usual
/// ones. The variables may hold arguments too ("code --wait"). Errors: NotEditable.
Result<> openInEditor(const QString &file);

} // namespace stemma::cli
