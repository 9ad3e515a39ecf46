// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/filestamp.h"
#include "core/python/revisionreader.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace stemma {

/// What the headers of revision files said when they were read last, kept by the content of the files: an
/// entry counts for any file with exactly these bytes, wherever it lies, and for no other. It holds no SQL
/// and nothing of the configuration.
///
/// For each path it also knows the file's stamp at its last reading. A file whose stamp is the same, and was
/// settled then, has the same content and need not be read again: the rule of git's index.
///
/// A cache is never in the way. One that is damaged, of another version of the reader, or unreadable is an
/// empty one; one that can't be written is not written. A value; looking up is reentrant.
class RevisionCache
{
public:
    RevisionCache() = default;

    /// The file of a project, by the absolute path of its ini file: below the user's cache folder.
    static QString fileFor(const QString &iniFile);

    static RevisionCache load(const QString &file);

    /// Writes the cache to a file, which changes at once or not at all; its folder is made. Whether that was
    /// possible is of interest to tests only.
    bool save(const QString &file) const;

    static QByteArray keyOf(const QByteArray &source);

    /// The key of a file's content, when its stamp says that it is what was read last.
    /// Paths are as the system has them.
    std::optional<QByteArray> keyOfUnchanged(const QByteArray &path, const FileStamp &stamp) const;

    /// `stamp` was taken at `time`, before the file was read.
    void noteReading(const QByteArray &path, const FileStamp &stamp, qint64 time, const QByteArray &key);

    /// With the places in `file`.
    std::optional<RevisionFileHeader> find(const QByteArray &key, const QString &file) const;

    /// `header` is what the file at `file` says.
    void insert(const QByteArray &key, const RevisionFileHeader &header, const QString &file);

    qsizetype size() const { return m_entries.size(); }

private:
    struct LastReading
    {
        FileStamp stamp;
        qint64 time = 0;
        char key[20] = {};
    };

    QByteArray m_content; ///< of the file: keys and entries that came from it point into it
    QHash<QByteArray, QByteArray> m_entries; ///< headers, packed, by the hash of the content
    QHash<QByteArray, LastReading> m_readings; ///< by path
};

} // namespace stemma
