// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/replaycache.h"

#include "core/schema/schemacodec.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr QByteArrayView magic("stemma-replay-1\n");
constexpr qsizetype digestSize = 32;
constexpr qsizetype largestState = 32 * 1024 * 1024;

QByteArray digest(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray hashed(const QByteArray &key, const QStringList &texts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(key);
    for (const QString &text : texts) {
        const QByteArray bytes = text.toUtf8();
        // The length keeps two statements apart from one that reads like both.
        hash.addData(QByteArray::number(bytes.size()));
        hash.addData(":");
        hash.addData(bytes);
    }
    return hash.result().toHex();
}

} // namespace

ReplayCache::ReplayCache(QString folder)
    : m_folder(std::move(folder))
{
    if (!m_folder.isEmpty())
        QDir().mkpath(m_folder);
}

QString ReplayCache::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/stemma/replay"_L1;
}

QByteArray ReplayCache::firstKey(const QString &server, const schema::Schema &empty)
{
    return hashed(QByteArray::number(schema::codecVersion),
                  {server, empty.name, empty.charset, empty.collation});
}

QByteArray ReplayCache::nextKey(const QByteArray &key, const QString &revision, const QStringList &statements)
{
    return hashed(key, QStringList{revision} + statements);
}

QString ReplayCache::path(const QByteArray &key, const char *suffix) const
{
    return m_folder + u'/' + QString::fromLatin1(key) + QString::fromLatin1(suffix);
}

std::optional<QByteArray> ReplayCache::read(const QString &path) const
{
    if (m_folder.isEmpty())
        return std::nullopt;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith(magic) || bytes.size() < magic.size() + digestSize)
        return std::nullopt;
    const QByteArray content = bytes.sliced(magic.size() + digestSize);
    if (bytes.sliced(magic.size(), digestSize) != digest(content))
        return std::nullopt;
    return content;
}

// Written aside and renamed. Not synced: what a loss of power leaves fails its hash.
void ReplayCache::write(const QString &path, const QByteArray &content) const
{
    if (m_folder.isEmpty())
        return;
    const QString aside = path + u'.' + QUuid::createUuid().toString(QUuid::Id128) + ".part"_L1;
    QFile file(aside);
    if (!file.open(QIODevice::WriteOnly))
        return;
    const QByteArray bytes = magic.toByteArray() + digest(content) + content;
    const bool written = file.write(bytes) == bytes.size();
    file.close();
    QFile::remove(path);
    if (!written || !QFile::rename(aside, path))
        QFile::remove(aside);
}

std::optional<schema::Schema> ReplayCache::load(const QByteArray &key, const schema::Schema &before) const
{
    const auto content = read(path(key, ""));
    return content ? schema::applyChanges(before, *content) : std::nullopt;
}

void ReplayCache::store(const QByteArray &key, const schema::Schema &before,
                        const schema::Schema &after) const
{
    write(path(key, ""), schema::encodeChanges(before, after));
}

std::optional<QStringList> ReplayCache::loadState(const QByteArray &key) const
{
    const auto content = read(path(key, ".state"));
    if (!content)
        return std::nullopt;
    QDataStream in(qUncompress(*content));
    in.setVersion(QDataStream::Qt_6_5);
    QStringList statements;
    in >> statements;
    if (in.status() != QDataStream::Ok)
        return std::nullopt;
    return statements;
}

void ReplayCache::storeState(const QByteArray &key, const QStringList &statements) const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_5);
    out << statements;
    if (bytes.size() <= largestState)
        write(path(key, ".state"), qCompress(bytes, 1));
}

void ReplayCache::discardState(const QByteArray &key) const
{
    if (!m_folder.isEmpty())
        QFile::remove(path(key, ".state"));
}

void ReplayCache::trim(qsizetype files) const
{
    if (m_folder.isEmpty())
        return;
    const QFileInfoList all = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time); // newest first
    for (qsizetype i = files; i < all.size(); ++i)
        QFile::remove(all.at(i).filePath());
}

} // namespace stemma
