// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recording/recorded.h"
#include "core/recording/recordingrequest.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace stemma {

/// Recordings by content. What a run of Python has read can't be known, so a key stands for what is known to
/// matter: the revision file, env.py and the configuration, the interpreter (its path, size and date), the -x
/// arguments, direction and rows, the server's version, and every statement that led to where it began.
///
/// Not covered: other modules of the project and its packages, the process's environment, the time, anything
/// else that the code looks at. Whoever changes those asks for a recording without the cache. Recordings on
/// lent rows are never kept.
class RecordingCache
{
public:
    explicit RecordingCache(QString folder); ///< made where it is missing; empty: no cache
    static QString defaultFolder(); ///< in the user's cache

    static QByteArray firstKey(const RecordingRequest &request, const QString &server);
    /// Where a server is after these statements.
    static QByteArray nextKey(const QByteArray &key, const ReplayRevision &revision);
    static QByteArray recordingKey(const QByteArray &stand, const RecordingStep &step);

    /// The database's name that the project's code has asked for, last time; empty: not known.
    QString loadName(const RecordingRequest &request) const;
    void storeName(const RecordingRequest &request, const QString &name) const;

    std::optional<Recorded> load(const QByteArray &key) const;
    void store(const QByteArray &key, const Recorded &recorded) const;

private:
    QString path(const QByteArray &key) const;
    std::optional<QByteArray> read(const QByteArray &key) const;
    void write(const QByteArray &key, const QByteArray &content) const;

    QString m_folder;
};

} // namespace stemma
