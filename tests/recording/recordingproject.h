// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recording/recordingrequest.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace stemma {

/// A real Alembic project in a folder of its own, for its revisions to be recorded.
class RecordingProject
{
public:
    /// `url`: what its env.py connects to, as Python text: a literal, or an expression.
    explicit RecordingProject(const QByteArray &url = "config.get_main_option('sqlalchemy.url')");

    QString path(const QString &name = {}) const;
    void write(const QString &name, const QByteArray &content) const;
    QStringList files() const; ///< all of them, with what Python may have left

    /// `parents`: Python text. The bodies' lines are indented here.
    void addRevision(const QString &id, const QByteArray &parents, const QByteArray &upgrade,
                     const QByteArray &downgrade = "pass", const QByteArray &top = {}) const;

    /// A step whose SQL is known, and one that has to be recorded.
    RecordingStep known(const QString &id, const QStringList &statements,
                        const QStringList &rowsBefore) const;
    RecordingStep unknown(const QString &id, const QStringList &rowsBefore,
                          Direction direction = Direction::Up) const;

    RecordingRequest request(const QList<RecordingStep> &before, const RecordingStep &step) const;

private:
    QTemporaryDir m_folder;
    QTemporaryDir m_cache;
};

} // namespace stemma
