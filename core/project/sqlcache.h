// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/revisionreader.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <QSet>
#include <QString>

#include <mutex>
#include <optional>

namespace stemma {

/// The SQL of revision files as it was worked out before, by all that it rests on: the bytes of the file and
/// its path, the dialect and the rest of the context, the version of the reader. Only what rests on no other
/// file and is not in doubt is kept, and only where both directions are known: what is missing today may be
/// there tomorrow.
///
/// Never in the way, as RevisionCache. To be asked from several threads at once.
class SqlCache
{
public:
    /// The file is read when the first SQL is asked for. Without a name nothing is kept.
    explicit SqlCache(QString file);

    /// \a content is RevisionCache's key of the file's bytes.
    static QByteArray keyOf(const QByteArray &content, const QString &file, const EvaluationContext &context);

    /// With the places in \a file.
    std::optional<RevisionSql> find(const QByteArray &key, const QString &file);

    /// Keeps what the file at \a file was read as, unless it rests on something else too.
    void insert(const QByteArray &key, const RevisionFile &read, const QString &file);

    /// Writes the file anew when something was inserted. What nobody has asked for stays, within bounds.
    bool save();

private:
    void load();

    const QString m_file;
    std::once_flag m_loaded;
    QMutex m_mutex; ///< of all below, once loaded
    QByteArray m_content; ///< of the file: keys and entries that came from it point into it
    QHash<QByteArray, QByteArray> m_entries;
    QSet<QByteArray> m_asked;
    bool m_isChanged = false;
};

} // namespace stemma
