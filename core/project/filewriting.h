// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace stemma {

/// Makes a new file at once, with its whole content or not at all: a reader never sees half of it. Nothing is
/// ever overwritten. The folder must be there. Blocks until the bytes are on the disk.
/// Errors: FileExists, FileUnwritable in the system's words.
Result<> createFile(const QString &path, const QByteArray &bytes);

/// Puts new content in a file's place at once. A link stays a link: the file that it leads to changes. Owner
/// (where that is allowed) and permissions are kept.
/// Errors: FileChanged when the file no longer holds `expected`, FileUnreadable, FileUnwritable.
Result<> replaceFile(const QString &path, const QByteArray &expected, const QByteArray &bytes);

} // namespace stemma
