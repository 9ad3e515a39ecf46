// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/filewriting.h"

#include "core/project/textfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

Failure unwritable(const QString &path, int error)
{
    Error result;
    result.kind = ErrorKind::FileUnwritable;
    result.message = u"The file can't be written."_s;
    result.advice =
        u"Check that the folder is there, that you may write in it and that the disk is not full."_s;
    result.place = {path, 0, 0};
    result.native = qt_error_string(error);
    return Failure(std::move(result));
}

/// A file beside the one to be written, under a name that is no revision's; gone at the end unless it was
/// given its own name.
class FreshFile
{
public:
    explicit FreshFile(const QString &target)
        : m_name(QFile::encodeName(QFileInfo(target).path() + "/.stemma-XXXXXX"_L1))
        , m_descriptor(::mkstemp(m_name.data()))
    { }
    ~FreshFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        if (!m_name.isEmpty())
            ::unlink(m_name.constData());
    }
    FreshFile(const FreshFile &) = delete;
    FreshFile &operator=(const FreshFile &) = delete;

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }
    const char *name() const { return m_name.constData(); }
    void moved() { m_name.clear(); }

    bool write(const QByteArray &bytes) const
    {
        for (qsizetype done = 0; done < bytes.size();) {
            const ssize_t written =
                ::write(m_descriptor, bytes.constData() + done, size_t(bytes.size() - done));
            if (written < 0 && errno != EINTR)
                return false;
            done += qMax<ssize_t>(written, 0);
        }
        return ::fsync(m_descriptor) == 0;
    }

private:
    QByteArray m_name;
    int m_descriptor = -1;
};

/// The name itself outlives a power cut only when its folder is on the disk too. Some file systems can't.
void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

/// What the process gives new files; umask can only be read by setting it, which other threads would see.
mode_t newFileMode()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("Umask:"))
                return 0666 & ~mode_t(line.sliced(6).trimmed().toUInt(nullptr, 8));
        }
    }
    return 0644;
}

} // namespace

Result<> createFile(const QString &path, const QByteArray &bytes)
{
    FreshFile fresh(path);
    if (!fresh.isOpen() || !fresh.write(bytes) || ::fchmod(fresh.descriptor(), newFileMode()) != 0)
        return unwritable(path, errno);
    const QByteArray target = QFile::encodeName(path);
    int error = 0;
    if (::renameat2(AT_FDCWD, fresh.name(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        fresh.moved();
    else
        error = errno;
    // A file system without that call: a second name for the file is refused in the same way.
    if (error == EINVAL || error == ENOSYS)
        error = ::link(fresh.name(), target.constData()) == 0 ? 0 : errno;
    if (error == EEXIST) {
        return failure(ErrorKind::FileExists, u"There is a file of that name already; it was left alone."_s,
                       u"Choose another revision id, or remove the file if it is not needed."_s,
                       {path, 0, 0});
    }
    if (error != 0)
        return unwritable(path, error);
    syncFolder(path);
    return {};
}

Result<> replaceFile(const QString &path, const QByteArray &expected, const QByteArray &bytes)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    if (real.isEmpty())
        return failure(ErrorKind::FileChanged, u"The file is gone."_s, u"Open the project anew."_s,
                       {path, 0, 0});
    const Result<QByteArray> now = readFileBytes(real);
    if (!now)
        return Failure(now.error());
    if (*now != expected) {
        return failure(ErrorKind::FileChanged, u"The file has changed on disk since it was read."_s,
                       u"Look at it again, then repeat the change."_s, {path, 0, 0});
    }
    struct stat old = {};
    if (::stat(QFile::encodeName(real).constData(), &old) != 0 || !QFileInfo(real).isWritable())
        return unwritable(path, errno ? errno : EACCES);
    FreshFile fresh(real);
    if (!fresh.isOpen() || !fresh.write(bytes))
        return unwritable(path, errno);
    if (::fchown(fresh.descriptor(), old.st_uid, old.st_gid) != 0)
        errno = 0; // only root may give files away; the content matters more
    if (::fchmod(fresh.descriptor(), old.st_mode & 07777) != 0
        || ::rename(fresh.name(), QFile::encodeName(real).constData()) != 0)
        return unwritable(path, errno);
    fresh.moved();
    syncFolder(real);
    return {};
}

} // namespace stemma
