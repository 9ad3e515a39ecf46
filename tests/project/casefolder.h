// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QTemporaryDir>

namespace stemma {

/// A project folder made for one test, gone after it.
class CaseFolder
{
public:
    QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? m_folder.path() : m_folder.filePath(name);
    }

    /// Writes a file, with the folders above it; returns its absolute path.
    QString write(const QString &name, const QByteArray &content) const
    {
        const QString file = path(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("can't write %s", qPrintable(file));
        return file;
    }

    void makeFolder(const QString &name) const { QDir().mkpath(path(name)); }

    /// The least that Alembic calls a project: ini, env.py, an empty versions folder.
    void writeProject(const QByteArray &extraKeys = {}) const
    {
        write(QStringLiteral("alembic.ini"), "[alembic]\nscript_location = alembic\n" + extraKeys);
        write(QStringLiteral("alembic/env.py"), "from alembic import context\n");
        makeFolder(QStringLiteral("alembic/versions"));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace stemma
