// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/filestamp.h"

#include <ctime>

#include <sys/stat.h>

namespace stemma {

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 coarsestTick = 2 * second;

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * second + time.tv_nsec;
}

} // namespace

std::optional<FileStamp> FileStamp::of(const QByteArray &path)
{
    struct stat info{};
    if (::stat(path.constData(), &info) != 0 || !S_ISREG(info.st_mode))
        return std::nullopt;
    return FileStamp{quint64(info.st_dev), quint64(info.st_ino), qint64(info.st_size),
                     nanoseconds(info.st_mtim), nanoseconds(info.st_ctim)};
}

bool FileStamp::isSettledAt(qint64 time) const
{
    return changed < time - coarsestTick && modified < time - coarsestTick;
}

qint64 FileStamp::now()
{
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return nanoseconds(time);
}

} // namespace stemma
