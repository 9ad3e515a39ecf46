// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"

#include "core/project/sqlrevision.h"
#include "core/project/textfile.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QThreadPool>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

struct FileRead
{
    QString file;
    QByteArray source;
    RevisionFile content;
    QList<Problem> problems;
};

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

bool isRevisionFileName(const QString &name)
{
    return isSqlFileName(name) || (name.endsWith(".py"_L1) && !name.startsWith(".#"_L1) && !name.startsWith("__init__"_L1));
}

FileRead readOne(const QString &file, Dialect dialect)
{
    FileRead read;
    read.file = file;
    Result<QByteArray> source = readFileBytes(file);
    if (!source) {
        const Error &error = source.error();
        const QString native = error.native.isEmpty() ? QString() : u" (%1)"_s.arg(error.native);
        read.problems << problemAt(u"revision-file-unreadable"_s, Severity::Error, error.message + native,
                                   error.advice, file);
        return read;
    }
    read.source = *std::move(source);
    if (!isSqlFileName(file.section(u'/', -1)))
        read.content = readRevisionFile(read.source, file, dialect);
    else if (isSqlRevision(read.source))
        read.content = readSqlRevisionFile(read.source, file);
    return read;
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
        QStringList names =
            folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        std::ranges::sort(names);
        for (const QString &name : std::as_const(names)) {
            if (!isRevisionFileName(name))
                continue;
            const QString file = folder.filePath(name);
            const QString real = QFileInfo(file).canonicalFilePath();
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

History readHistory(const Project &project, Dialect dialect)
{
    History history;
    const QStringList files = findFiles(project, history.problems);
    // A pool of its own: this waits, and in the global pool such waits could hold all the threads that they
    // wait for.
    QThreadPool pool;
    const QList<FileRead> reads = QtConcurrent::blockingMapped<QList<FileRead>>(
        &pool, files, [dialect](const QString &file) { return readOne(file, dialect); });
    for (const FileRead &read : reads) {
        history.problems += read.problems;
        history.problems += read.content.problems;
        if (!read.problems.isEmpty())
            continue;
        history.sources.insert(read.file, read.source);
        if (!read.content.revision)
            continue;
        history.revisions << *read.content.revision;
        history.sql.insert(read.file, read.content.sql);
    }
    if (files.isEmpty() && !project.versionLocations.isEmpty() && history.problems.isEmpty()) {
        history.problems << problemAt(
            u"no-revisions"_s, Severity::Info, u"There are no revision files yet."_s,
            u"alembic revision writes the first one."_s, project.versionLocations.first());
    }
    return history;
}

} // namespace stemma
