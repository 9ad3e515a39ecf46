// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/cachefile.h"

#include "core/project/bytestream.h"
#include "core/python/readerid.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <cstdio>
#include <functional>
#include <string_view>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr qint64 largestFile = 256 * 1024 * 1024;

/// Against damage alone.
quint64 checksum(QByteArrayView bytes)
{
    return std::hash<std::string_view>()(std::string_view(bytes.data(), size_t(bytes.size())));
}

/// What stands before the content: the magic, the version of the reader (its sources' hash, so that nothing
/// that other code made of a file counts), and the content's checksum.
QByteArray headOf(QByteArrayView magic, QByteArrayView content)
{
    ByteWriter to;
    to.bytes(QByteArrayView(readerId));
    to.number(checksum(content));
    return magic.toByteArray() + to.result();
}

} // namespace

QString cacheFileFor(const QString &kind, const QString &projectPath)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    if (folder.isEmpty() || projectPath.isEmpty())
        return {};
    const QByteArray name =
        QCryptographicHash::hash(QFile::encodeName(projectPath), QCryptographicHash::Blake2b_160).toHex();
    return folder + "/stemma/"_L1 + kind + u'/' + QString::fromLatin1(name);
}

std::optional<QByteArray> readCacheFile(const QString &file, QByteArrayView magic)
{
    QFile device(file);
    if (!QFileInfo(file).isFile() || !device.open(QIODevice::ReadOnly) || device.size() > largestFile)
        return std::nullopt;
    const QByteArray bytes = device.readAll();
    const qsizetype headSize = headOf(magic, {}).size();
    if (bytes.size() < headSize)
        return std::nullopt;
    QByteArray content = bytes.sliced(headSize);
    if (QByteArrayView(bytes).first(headSize) != headOf(magic, content))
        return std::nullopt;
    return content;
}

bool writeCacheFile(const QString &file, QByteArrayView magic, const QByteArray &content)
{
    if (file.isEmpty() || !QDir().mkpath(QFileInfo(file).path()))
        return false;
    QTemporaryFile temporary(file + ".XXXXXX"_L1); // readable by its owner alone
    if (!temporary.open())
        return false;
    const QByteArray head = headOf(magic, content);
    if (temporary.write(head) != head.size() || temporary.write(content) != content.size()
        || !temporary.flush())
        return false;
    if (std::rename(QFile::encodeName(temporary.fileName()).constData(), QFile::encodeName(file).constData())
        != 0)
        return false;
    temporary.setAutoRemove(false);
    return true;
}

} // namespace stemma
