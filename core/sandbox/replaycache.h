// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// Schemas after revisions, by content: a key stands for a server's version and all statements up to there,
/// so that an edited revision, or another server, has other keys. Files hold what a revision has changed,
/// with a hash over it; what is damaged or of another version is as if it weren't there. A cache that can't
/// be written costs only time. Two programs may use it at once.
class ReplayCache
{
public:
    explicit ReplayCache(QString folder); ///< made where it is missing; empty: no cache
    static QString defaultFolder(); ///< in the user's cache

    static QByteArray firstKey(const QString &server, const schema::Schema &empty);
    static QByteArray nextKey(const QByteArray &key, const QString &revision, const QStringList &statements);

    std::optional<schema::Schema> load(const QByteArray &key, const schema::Schema &before) const;
    void store(const QByteArray &key, const schema::Schema &before, const schema::Schema &after) const;

    /// Statements that bring a server to where it was after the revision of that key, rows included.
    std::optional<QStringList> loadState(const QByteArray &key) const;
    void storeState(const QByteArray &key, const QStringList &statements) const;
    void discardState(const QByteArray &key) const;

    /// Keeps the newest files only.
    void trim(qsizetype files) const;

private:
    QString path(const QByteArray &key, const char *suffix) const;
    std::optional<QByteArray> read(const QString &path) const;
    void write(const QString &path, const QByteArray &content) const;

    QString m_folder;
};

} // namespace stemma
