// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/python/revisionedit.h"

namespace stemma {

/// editRevisionFile() for .sql revision files: the values of the header's lines change, and an emptied
/// section keeps only its mark. Pure. Errors: NotEditable with the line.
Result<FileEdit> editSqlRevisionFile(const QByteArray &before, const QString &file,
                                     const RevisionChange &change);

} // namespace stemma
