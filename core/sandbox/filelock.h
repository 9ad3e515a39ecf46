// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// An exclusive lock (flock) on a file, held as long as this object or a child process that was given the
/// descriptor lives. The kernel lets go of it however a process ends, and it means the same in every pid
/// namespace, which a process id in a file does not.
class FileLock
{
public:
    FileLock() = default;
    ~FileLock();
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;

    /// Makes the file where it is missing. An empty lock when another process holds it or it can't be made.
    static FileLock tryLock(const QString &path);
    /// Never makes the file.
    static FileLock tryLockExisting(const QString &path);

    bool isHeld() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; } ///< closed on exec
    void release();

private:
    static FileLock lock(const QString &path, int flags);

    int m_descriptor = -1;
};

} // namespace stemma
