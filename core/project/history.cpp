// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"

#include "core/project/filestamp.h"
#include "core/project/revisioncache.h"
#include "core/project/sqlrevision.h"
#include "core/project/textfile.h"
#include "core/python/modulefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>

#include <dirent.h>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

Problem problemAt(const QString &id, Severity severity, const QString &message, const QString &advice,
                  const QString &file)
{
    Problem problem;
    problem.id = id;
    problem.severity = severity;
    problem.message = message;
    problem.advice = advice;
    problem.place = {file, 0, 0};
    return problem;
}

/// What is done with each file.
struct Reader
{
    EvaluationContext context;
    QByteArray environment; ///< as HistoryFile has it
    Reading reading;
    const QHash<QString, HistoryFile> &before;
    const RevisionCache &cache;
    bool usesCache;
};

struct FileRead
{
    QString file;
    HistoryFile content;
    QByteArray path; ///< as the system has it
    std::optional<FileStamp> stamp; ///< before it was read
    qint64 stampedAt = 0;
    bool cached = false; ///< the cache knew this content
    bool unchanged = false; ///< the cache knew it without reading
    QList<Problem> problems;
};

bool isRevisionFileName(const QString &name)
{
    return isSqlFileName(name)
        || (name.endsWith(".py"_L1) && !name.startsWith(".#"_L1) && !name.startsWith("__init__"_L1));
}

QHash<QString, QByteArray> contentsOf(const QStringList &files, const EvaluationContext &context)
{
    QHash<QString, QByteArray> contents;
    for (const QString &file : files)
        contents.insert(file, RevisionCache::keyOf(context.modules->content(file).value_or(QByteArray())));
    return contents;
}

/// Whether the SQL is as it was, the file's own content being the same. What could not be known before may
/// be known now: a module that was missing may be there.
bool isStill(const HistoryFile &before, const EvaluationContext &context)
{
    if (!before.sql)
        return false;
    if (!context.modules)
        return true;
    if (!before.sql->upgrade.isKnown() || !before.sql->downgrade.isKnown())
        return false;
    return before.restsOn.isEmpty() || contentsOf(before.restsOn.keys(), context) == before.restsOn;
}

/// Another one where env.py, or what it imports, says something else about all SQL.
QByteArray environmentKey(const EvaluationContext &context)
{
    QByteArray key = context.hooks.valid() ? context.hooks.get().fingerprint : QByteArray();
    for (auto it = context.namingConvention.cbegin(); it != context.namingConvention.cend(); ++it)
        key += '|' + it.key().toUtf8() + '=' + it.value().toUtf8();
    return key;
}

void readContent(FileRead &read, const Reader &reader)
{
    HistoryFile &content = read.content;
    const auto before = reader.before.constFind(read.file);
    if (before != reader.before.constEnd() && before->dialect == reader.context.dialect
        && (reader.reading == Reading::Headers
            || (before->environment == reader.environment && isStill(*before, reader.context)))
        && before->source == content.source) {
        content = *before;
        return;
    }
    content.dialect = reader.context.dialect;
    content.environment = reader.environment;
    if (isSqlFileName(read.file)) {
        // Other files of SQL are what a revision runs, or somebody's notes.
        RevisionFile file =
            isSqlRevision(content.source) ? readSqlRevisionFile(content.source, read.file) : RevisionFile{};
        content.header = {std::move(file.revision), std::move(file.problems)};
        content.sql = std::move(file.sql);
        return;
    }
    if (reader.reading == Reading::Full) {
        RevisionFile file = readRevisionFile(content.source, read.file, reader.context);
        content.restsOn = contentsOf(file.filesRead, reader.context);
        content.header = {std::move(file.revision), std::move(file.problems)};
        content.sql = std::move(file.sql);
        return;
    }
    if (reader.usesCache) {
        content.key = RevisionCache::keyOf(content.source);
        if (std::optional<RevisionFileHeader> header = reader.cache.find(content.key, read.file)) {
            content.header = *std::move(header);
            read.cached = true;
            return;
        }
    }
    content.header = readRevisionFileHeader(content.source, read.file, reader.context.dialect);
}

/// Whether the cache knows the file's content by its stamp alone; then the header is taken from it.
bool isUnchanged(FileRead &read, const Reader &reader)
{
    read.stampedAt = FileStamp::now();
    read.path = QFile::encodeName(read.file);
    read.stamp = FileStamp::of(read.path);
    if (!read.stamp)
        return false;
    const std::optional<QByteArray> key = reader.cache.keyOfUnchanged(read.path, *read.stamp);
    if (!key)
        return false;
    std::optional<RevisionFileHeader> header = reader.cache.find(*key, read.file);
    if (!header)
        return false;
    read.content.key = *key;
    read.content.dialect = reader.context.dialect;
    read.content.header = *std::move(header);
    return read.cached = read.unchanged = true;
}

/// A dump that is too large to be read is data, unless its top says that it is a revision.
bool isLargeData(const QString &path)
{
    QFile file(path);
    return isSqlFileName(path) && QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly)
        && !isSqlRevision(file.read(0x10000));
}

FileRead readOne(const QString &file, const Reader &reader)
{
    FileRead read;
    read.file = file;
    if (reader.usesCache && !isSqlFileName(file) && isUnchanged(read, reader))
        return read;
    Result<QByteArray> source = readFileBytes(file);
    if (!source && isLargeData(file))
        source = QByteArray();
    if (!source) {
        const Error &error = source.error();
        const QString native = error.native.isEmpty() ? QString() : u" (%1)"_s.arg(error.native);
        read.problems << problemAt(u"revision-file-unreadable"_s, Severity::Error, error.message + native,
                                   error.advice, file);
        return read;
    }
    read.content.source = *std::move(source);
    readContent(read, reader);
    return read;
}

// What was read before and is not there now stays, within bounds: a branch that is switched away from comes
// back.
void writeCache(const QList<FileRead> &reads, RevisionCache cache, const QString &file)
{
    // A stamp that isn't settled yet is of no use to anyone: only the next reading can tell.
    const bool complete = std::ranges::all_of(reads, [](const FileRead &read) {
        return read.unchanged || read.content.key.isEmpty()
            || (read.cached && !(read.stamp && read.stamp->isSettledAt(read.stampedAt)));
    });
    if (complete)
        return;
    if (cache.size() > 2 * reads.size() + 100)
        cache = RevisionCache();
    for (const FileRead &read : reads) {
        const QByteArray &key = read.content.key;
        if (key.isEmpty())
            continue;
        cache.insert(key, read.content.header, read.file);
        if (read.stamp)
            cache.noteReading(read.path, *read.stamp, read.stampedAt, key);
    }
    cache.save(file);
}

struct FoundName
{
    QString name;
    bool mayBeLink = false;
};

/// The names of revision files in a folder, sorted. The folder itself tells which are links: only these lead
/// elsewhere, and asking where each file really is would cost more than reading it.
QList<FoundName> namesIn(const QString &folder)
{
    QList<FoundName> names;
    DIR *listing = ::opendir(QFile::encodeName(folder).constData());
    if (!listing)
        return names;
    while (const dirent *entry = ::readdir(listing)) {
        const QString name = QFile::decodeName(entry->d_name);
        if (isRevisionFileName(name))
            names << FoundName{name, entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN};
    }
    ::closedir(listing);
    std::ranges::sort(names, {}, &FoundName::name);
    return names;
}

/// The revision files of all version locations; the same file reached on two ways counts once, as in Alembic.
QStringList findFiles(const Project &project, QList<Problem> &problems)
{
    QStringList files;
    QSet<QString> seen;
    for (const QString &location : project.versionLocations) {
        const QDir folder(location);
        if (!folder.isReadable()) {
            problems << problemAt(u"version-location-unreadable"_s, Severity::Error,
                                  u"The folder with revision files can't be read."_s,
                                  u"Check that you may read it."_s, location);
            continue;
        }
        const QString realFolder = folder.canonicalPath() + u'/';
        for (const auto &[name, mayBeLink] : namesIn(location)) {
            const QString file = folder.filePath(name);
            const QString real = mayBeLink ? QFileInfo(file).canonicalFilePath() : realFolder + name;
            if (!real.isEmpty() && seen.contains(real)) {
                problems << problemAt(u"file-listed-twice"_s, Severity::Warning,
                                      u"This file is reached on two ways and counts once."_s,
                                      u"Remove the link, or the second version location."_s, file);
                continue;
            }
            seen.insert(real);
            files << file;
        }
    }
    return files;
}

} // namespace

History readHistory(const Project &project, const EvaluationContext &context, Reading reading,
                    const QHash<QString, HistoryFile> &before, const QString &cacheFile)
{
    History history;
    const bool usesCache = !cacheFile.isEmpty() && reading == Reading::Headers;
    const RevisionCache cache = usesCache ? RevisionCache::load(cacheFile) : RevisionCache();
    const QByteArray environment = reading == Reading::Full ? environmentKey(context) : QByteArray();
    const Reader reader{context, environment, reading, before, cache, usesCache};
    const QStringList files = findFiles(project, history.problems);
    // A pool of its own: this waits, and in the global pool such waits could hold all the threads that they
    // wait for.
    QThreadPool pool;
    QList<FileRead> reads = QtConcurrent::blockingMapped<QList<FileRead>>(
        &pool, files, [&reader](const QString &file) { return readOne(file, reader); });
    history.files.reserve(reads.size());
    history.sources.reserve(reads.size());
    history.revisions.reserve(reads.size());
    if (usesCache)
        writeCache(reads, cache, cacheFile);
    for (FileRead &read : reads) {
        history.problems += read.problems;
        history.problems += read.content.header.problems;
        if (!read.problems.isEmpty())
            continue;
        if (!read.unchanged)
            history.sources.insert(read.file, read.content.source);
        if (read.content.header.revision)
            history.revisions << *read.content.header.revision;
        if (read.content.header.revision && read.content.sql)
            history.sql.insert(read.file, *read.content.sql);
        history.files.insert(read.file, std::move(read.content));
    }
    if (files.isEmpty() && !project.versionLocations.isEmpty() && history.problems.isEmpty()) {
        history.problems << problemAt(
            u"no-revisions"_s, Severity::Info, u"There are no revision files yet."_s,
            u"alembic revision writes the first one."_s, project.versionLocations.first());
    }
    return history;
}

} // namespace stemma
