// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/revisioncache.h"

#include "core/python/readerid.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

// The file: the magic, the hash of all that follows, the number of the reader, and the entries.
constexpr QByteArrayView magic = "stemma-revisions-2\n";
constexpr auto hashing = QCryptographicHash::Blake2b_160;
constexpr qsizetype hashSize = 20;
constexpr qint64 largestFile = 256 * 1024 * 1024;

QByteArray hashOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, hashing);
}

/// The version of the reader: its sources' hash, so that nothing read by other code counts.
QByteArray reader()
{
    return QByteArray(readerId);
}

// A place in the file itself is kept without the path, for the same bytes may lie elsewhere.
void write(QDataStream &stream, const Place &place, const QString &file)
{
    stream << (place.file == file ? QString() : place.file) << place.line << place.endLine;
}

void read(QDataStream &stream, Place &place, const QString &file)
{
    stream >> place.file >> place.line >> place.endLine;
    if (place.file.isEmpty())
        place.file = file;
}

/// Strings in UTF-8: half the size, and quick where all is ASCII.
void write(QDataStream &stream, const QString &text)
{
    stream << text.toUtf8();
}

void read(QDataStream &stream, QString &text)
{
    QByteArray utf8;
    stream >> utf8;
    text = QString::fromUtf8(utf8);
}

QByteArray packed(const RevisionFileHeader &header, const QString &file)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << header.revision.has_value();
    if (const std::optional<Revision> &revision = header.revision) {
        write(stream, revision->id);
        stream << revision->downRevisions << revision->branchLabels << revision->dependsOn;
        write(stream, revision->message);
        write(stream, revision->doc);
        write(stream, revision->createDate);
        write(stream, revision->place, file);
        stream << revision->downRevisionLine << revision->dependsOnLine << revision->branchLabelsLine;
    }
    stream << quint32(header.problems.size());
    for (const Problem &problem : header.problems) {
        stream << problem.id << quint8(problem.severity) << problem.message << problem.advice;
        write(stream, problem.place, file);
        stream << problem.revisions << problem.fixes;
    }
    return bytes;
}

std::optional<RevisionFileHeader> unpacked(const QByteArray &bytes, const QString &file)
{
    RevisionFileHeader header;
    QDataStream stream(bytes);
    bool hasRevision = false;
    stream >> hasRevision;
    if (hasRevision) {
        Revision revision;
        read(stream, revision.id);
        stream >> revision.downRevisions >> revision.branchLabels >> revision.dependsOn;
        read(stream, revision.message);
        read(stream, revision.doc);
        read(stream, revision.createDate);
        read(stream, revision.place, file);
        stream >> revision.downRevisionLine >> revision.dependsOnLine >> revision.branchLabelsLine;
        header.revision = std::move(revision);
    }
    quint32 problems = 0;
    stream >> problems;
    for (quint32 i = 0; i < problems && stream.status() == QDataStream::Ok; ++i) {
        Problem problem;
        quint8 severity = 0;
        stream >> problem.id >> severity >> problem.message >> problem.advice;
        problem.severity = Severity(severity);
        read(stream, problem.place, file);
        stream >> problem.revisions >> problem.fixes;
        header.problems << problem;
    }
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return std::nullopt;
    return header;
}

} // namespace

QString RevisionCache::fileFor(const QString &iniFile)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    if (folder.isEmpty() || iniFile.isEmpty())
        return {};
    const QByteArray name = hashOf(QFile::encodeName(iniFile)).toHex();
    return folder + "/stemma/revisions/"_L1 + QString::fromLatin1(name);
}

QByteArray RevisionCache::keyOf(const QByteArray &source)
{
    return hashOf(source);
}

RevisionCache RevisionCache::load(const QString &file)
{
    QFile device(file);
    if (!QFileInfo(file).isFile() || !device.open(QIODevice::ReadOnly) || device.size() > largestFile)
        return {};
    const QByteArray bytes = device.readAll();
    const qsizetype start = magic.size() + hashSize;
    if (bytes.size() < start || !bytes.startsWith(magic)
        || hashOf(QByteArrayView(bytes).sliced(start))
            != QByteArrayView(bytes).sliced(magic.size(), hashSize))
        return {};
    QDataStream stream(QByteArray::fromRawData(bytes.constData() + start, bytes.size() - start));
    QByteArray writtenBy;
    quint32 count = 0;
    stream >> writtenBy >> count;
    if (writtenBy != reader())
        return {};
    RevisionCache cache;
    cache.m_entries.reserve(std::min<qsizetype>(count, bytes.size() / hashSize));
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        QByteArray key, entry;
        stream >> key >> entry;
        cache.m_entries.insert(std::move(key), std::move(entry));
    }
    stream >> count;
    cache.m_readings.reserve(std::min<qsizetype>(count, bytes.size() / hashSize));
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        QByteArray path, reading;
        stream >> path >> reading;
        if (reading.size() == sizeof(LastReading))
            cache.m_readings.insert(std::move(path), std::move(reading));
    }
    return stream.status() == QDataStream::Ok ? cache : RevisionCache();
}

// Without waiting for the disk: a file that a power cut leaves half written fails its hash.
bool RevisionCache::save(const QString &file) const
{
    QByteArray content;
    QDataStream stream(&content, QIODevice::WriteOnly);
    stream << reader() << quint32(m_entries.size());
    for (const auto &[key, entry] : m_entries.asKeyValueRange())
        stream << key << entry;
    stream << quint32(m_readings.size());
    for (const auto &[path, reading] : m_readings.asKeyValueRange())
        stream << path << reading;
    const QString folder = QFileInfo(file).path();
    if (file.isEmpty() || !QDir().mkpath(folder))
        return false;
    QTemporaryFile temporary(file + ".XXXXXX"_L1); // readable by its owner alone
    if (!temporary.open())
        return false;
    const QByteArray head = magic.toByteArray() + hashOf(content);
    if (temporary.write(head) != head.size() || temporary.write(content) != content.size()
        || !temporary.flush())
        return false;
    if (std::rename(QFile::encodeName(temporary.fileName()).constData(), QFile::encodeName(file).constData())
        != 0)
        return false;
    temporary.setAutoRemove(false);
    return true;
}

std::optional<QByteArray> RevisionCache::keyOfUnchanged(const QString &file, const FileStamp &stamp) const
{
    const auto found = m_readings.constFind(QFile::encodeName(file));
    if (found == m_readings.constEnd())
        return std::nullopt;
    LastReading last;
    std::memcpy(&last, found->constData(), sizeof last);
    if (last.stamp != stamp || !stamp.isSettledAt(last.time))
        return std::nullopt;
    return QByteArray(last.key, hashSize);
}

void RevisionCache::noteReading(const QString &file, const FileStamp &stamp, qint64 time, const QByteArray &key)
{
    static_assert(sizeof(LastReading::key) == hashSize);
    QByteArray bytes(sizeof(LastReading), '\0');
    LastReading last;
    last.stamp = stamp;
    last.time = time;
    std::memcpy(last.key, key.constData(), hashSize);
    std::memcpy(bytes.data(), &last, sizeof last);
    m_readings.insert(QFile::encodeName(file), bytes);
}

std::optional<RevisionFileHeader> RevisionCache::find(const QByteArray &key, const QString &file) const
{
    const auto entry = m_entries.constFind(key);
    return entry == m_entries.constEnd() ? std::nullopt : unpacked(*entry, file);
}

void RevisionCache::insert(const QByteArray &key, const RevisionFileHeader &header, const QString &file)
{
    m_entries.insert(key, packed(header, file));
}

} // namespace stemma
