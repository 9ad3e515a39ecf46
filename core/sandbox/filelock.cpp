// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/filelock.h"

#include <QFile>

#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stemma {

FileLock::~FileLock()
{
    release();
}

FileLock::FileLock(FileLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    if (this != &other) {
        release();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

FileLock FileLock::tryLock(const QString &path)
{
    return lock(path, O_CREAT);
}

FileLock FileLock::tryLockExisting(const QString &path)
{
    return lock(path, 0);
}

FileLock FileLock::lock(const QString &path, int flags)
{
    const QByteArray name = QFile::encodeName(path);
    FileLock lock;
    lock.m_descriptor = ::open(name.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (!lock.isHeld())
        return lock;
    struct stat held = {};
    struct stat named = {};
    // Between open and flock a clearing process may have locked and removed the file: then this lock guards
    // nothing.
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0 || ::fstat(lock.m_descriptor, &held) != 0
        || ::stat(name.constData(), &named) != 0 || held.st_ino != named.st_ino
        || held.st_dev != named.st_dev) {
        lock.release();
    }
    return lock;
}

void FileLock::release()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

} // namespace stemma
