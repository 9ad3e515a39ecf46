// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace stemma {

/// The bytes of a regular file of at most 16 MiB. Errors: FileUnreadable, in the system's words; pipes,
/// devices and folders are refused before they are opened, so that reading never hangs.
Result<QByteArray> readFileBytes(const QString &path);

/// Text of a UTF-8 file with its line ends as '\n' and without a byte order mark.
/// Errors: those of readFileBytes(); FileMalformed with the line of the first byte that is not UTF-8, or is
/// NUL.
Result<QString> readTextFile(const QString &path);

/// The same for bytes already read.
Result<QString> decodeText(const QByteArray &bytes, const QString &path);

} // namespace stemma
