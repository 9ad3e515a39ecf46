// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtTypes>

#include <optional>

namespace stemma {

/// What the system says of a file without its being read. Whoever changes a file's content changes its stamp:
/// the time of the last change (ctime) can't be set by programs. Times in nanoseconds since 1970.
struct FileStamp
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modified = 0;
    qint64 changed = 0;

    bool operator==(const FileStamp &) const = default;

    /// Of a regular file, or of the one that a link leads to; nothing for anything else.
    static std::optional<FileStamp> of(const QByteArray &path);

    /// Whether the stamp, taken at that time, will be another one after the next change. Clocks of file
    /// systems tick coarsely, some only once in two seconds: a file that was changed just before might be
    /// changed again within the same tick, and nobody would see it.
    bool isSettledAt(qint64 time) const;

    static qint64 now();
};

} // namespace stemma
