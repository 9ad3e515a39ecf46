// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/revisioncache.h"

#include "core/project/bytestream.h"
#include "core/python/readerid.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <cstdio>
#include <cstring>
#include <functional>
#include <string_view>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

// The file: the magic, a checksum of all that follows, the number of the reader, the entries, the last
// readings.
constexpr QByteArrayView magic = "stemma-revisions-3\n";
constexpr auto hashing = QCryptographicHash::Blake2b_160;
constexpr qsizetype hashSize = 20;
constexpr qint64 largestFile = 256 * 1024 * 1024;

QByteArray hashOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, hashing);
}

/// Against damage alone; that content is what it was, its own hash says.
quint64 checksum(QByteArrayView bytes)
{
    return std::hash<std::string_view>()(std::string_view(bytes.data(), size_t(bytes.size())));
}

/// The version of the reader: its sources' hash, so that nothing read by other code counts.
QByteArrayView reader()
{
    return QByteArrayView(readerId);
}

// A place in the file itself is kept without the path, for the same bytes may lie elsewhere.
void write(ByteWriter &to, const Place &place, const QString &file)
{
    to.text(place.file == file ? QString() : place.file);
    to.number(place.line);
    to.number(place.endLine);
}

Place place(ByteReader &from, const QString &file)
{
    Place result;
    result.file = from.text();
    if (result.file.isEmpty())
        result.file = file;
    result.line = from.number<int>();
    result.endLine = from.number<int>();
    return result;
}

QByteArray packed(const RevisionFileHeader &header, const QString &file)
{
    ByteWriter to;
    to.number(header.revision.has_value());
    if (const std::optional<Revision> &revision = header.revision) {
        to.text(revision->id);
        to.texts(revision->downRevisions);
        to.texts(revision->branchLabels);
        to.texts(revision->dependsOn);
        to.text(revision->message);
        to.text(revision->doc);
        to.text(revision->createDate);
        write(to, revision->place, file);
        to.number(revision->downRevisionLine);
        to.number(revision->dependsOnLine);
        to.number(revision->branchLabelsLine);
    }
    to.number(quint32(header.problems.size()));
    for (const Problem &problem : header.problems) {
        to.text(problem.id);
        to.number(problem.severity);
        to.text(problem.message);
        to.text(problem.advice);
        write(to, problem.place, file);
        to.texts(problem.revisions);
        to.texts(problem.fixes);
    }
    return to.result();
}

std::optional<RevisionFileHeader> unpacked(QByteArrayView bytes, const QString &file)
{
    RevisionFileHeader header;
    ByteReader from(bytes);
    if (from.number<bool>()) {
        Revision &revision = header.revision.emplace();
        revision.id = from.text();
        revision.downRevisions = from.texts();
        revision.branchLabels = from.texts();
        revision.dependsOn = from.texts();
        revision.message = from.text();
        revision.doc = from.text();
        revision.createDate = from.text();
        revision.place = place(from, file);
        revision.downRevisionLine = from.number<int>();
        revision.dependsOnLine = from.number<int>();
        revision.branchLabelsLine = from.number<int>();
    }
    for (quint32 problems = from.number<quint32>(); problems > 0 && from.ok(); --problems) {
        Problem problem;
        problem.id = from.text();
        problem.severity = from.number<Severity>();
        problem.message = from.text();
        problem.advice = from.text();
        problem.place = place(from, file);
        problem.revisions = from.texts();
        problem.fixes = from.texts();
        header.problems << problem;
    }
    if (!from.ok() || !from.atEnd())
        return std::nullopt;
    return header;
}

QByteArray borrowed(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size());
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
    RevisionCache cache;
    cache.m_content = device.readAll();
    const QByteArrayView bytes = cache.m_content;
    const qsizetype start = magic.size() + qsizetype(sizeof(quint64));
    if (bytes.size() < start || !bytes.startsWith(magic))
        return {};
    ByteReader from(bytes.sliced(magic.size()));
    if (from.number<quint64>() != checksum(bytes.sliced(start)) || from.bytes() != reader())
        return {};
    quint32 count = from.number<quint32>();
    cache.m_entries.reserve(std::min<qsizetype>(count, bytes.size() / hashSize));
    for (; count > 0 && from.ok(); --count) {
        const QByteArrayView key = from.bytes();
        cache.m_entries.insert(borrowed(key), borrowed(from.bytes()));
    }
    count = from.number<quint32>();
    cache.m_readings.reserve(std::min<qsizetype>(count, bytes.size() / qsizetype(sizeof(LastReading))));
    for (; count > 0 && from.ok(); --count) {
        const QByteArrayView path = from.bytes();
        cache.m_readings.insert(borrowed(path), from.number<LastReading>());
    }
    return from.ok() && from.atEnd() ? cache : RevisionCache();
}

// Without waiting for the disk: a file that a power cut leaves half written fails its checksum.
bool RevisionCache::save(const QString &file) const
{
    ByteWriter to;
    to.bytes(reader());
    to.number(quint32(m_entries.size()));
    for (const auto &[key, entry] : m_entries.asKeyValueRange()) {
        to.bytes(key);
        to.bytes(entry);
    }
    to.number(quint32(m_readings.size()));
    for (const auto &[path, reading] : m_readings.asKeyValueRange()) {
        to.bytes(path);
        to.number(reading);
    }
    const QByteArray &content = to.result();
    const QString folder = QFileInfo(file).path();
    if (file.isEmpty() || !QDir().mkpath(folder))
        return false;
    QTemporaryFile temporary(file + ".XXXXXX"_L1); // readable by its owner alone
    if (!temporary.open())
        return false;
    ByteWriter sum;
    sum.number(checksum(content));
    const QByteArray head = magic.toByteArray() + sum.result();
    if (temporary.write(head) != head.size() || temporary.write(content) != content.size()
        || !temporary.flush())
        return false;
    if (std::rename(QFile::encodeName(temporary.fileName()).constData(), QFile::encodeName(file).constData())
        != 0)
        return false;
    temporary.setAutoRemove(false);
    return true;
}

std::optional<QByteArray> RevisionCache::keyOfUnchanged(const QByteArray &path, const FileStamp &stamp) const
{
    const auto last = m_readings.constFind(path);
    if (last == m_readings.constEnd() || last->stamp != stamp || !stamp.isSettledAt(last->time))
        return std::nullopt;
    return QByteArray(last->key, hashSize);
}

void RevisionCache::noteReading(const QByteArray &path, const FileStamp &stamp, qint64 time,
                                const QByteArray &key)
{
    static_assert(sizeof(LastReading::key) == hashSize);
    LastReading last;
    last.stamp = stamp;
    last.time = time;
    std::memcpy(last.key, key.constData(), hashSize);
    m_readings.insert(path, last);
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
