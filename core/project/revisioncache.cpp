// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/revisioncache.h"

#include "core/project/bytestream.h"
#include "core/project/cachefile.h"

#include <QCryptographicHash>

#include <cstring>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

// The file: the entries, then the last readings.
constexpr QByteArrayView magic = "stemma-revisions-4\n";
constexpr auto hashing = QCryptographicHash::Blake2b_160;
constexpr qsizetype hashSize = 20;

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
    return cacheFileFor(u"revisions"_s, iniFile);
}

QByteArray RevisionCache::keyOf(const QByteArray &source)
{
    return QCryptographicHash::hash(source, hashing);
}

RevisionCache RevisionCache::load(const QString &file)
{
    std::optional<QByteArray> content = readCacheFile(file, magic);
    if (!content)
        return {};
    RevisionCache cache;
    cache.m_content = *std::move(content);
    const QByteArrayView bytes = cache.m_content;
    ByteReader from(bytes);
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

bool RevisionCache::save(const QString &file) const
{
    ByteWriter to;
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
    return writeCacheFile(file, magic, to.result());
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
