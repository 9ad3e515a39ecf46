// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace stemma {

/// The file of a project's cache of some kind ("revisions", "sql"), by an absolute path that tells projects
/// apart: below the user's cache folder. Empty without a path.
QString cacheFileFor(const QString &kind, const QString &projectPath);

/// What writeCacheFile() has written with the same magic, by this version of the reader; nothing where the
/// file is missing, damaged, or another version's.
std::optional<QByteArray> readCacheFile(const QString &file, QByteArrayView magic);

/// The file changes at once or not at all; its folder is made, and it is the owner's alone. False when it
/// can't be written. Doesn't wait for the disk: what a power cut leaves half written fails its checksum.
bool writeCacheFile(const QString &file, QByteArrayView magic, const QByteArray &content);

} // namespace stemma
