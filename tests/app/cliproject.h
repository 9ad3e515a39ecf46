// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connectionsettings.h"

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace stemma {

/// What a program answered.
struct CliAnswer
{
    int status = -1; ///< -1: it did not start, crashed or hung
    QString output;
    QString errors;

    QStringList lines() const; ///< of the output, without the last line end
    QJsonObject json() const; ///< the output as one document; empty when it is not one
    QList<QJsonObject> events() const; ///< the output as one object a line
};

/// A small Alembic project in a folder of its own, and the command line in that folder.
class CliProject
{
public:
    CliProject(); ///< alembic.ini, env.py and no revision

    QString path(const QString &name = {}) const;
    void write(const QString &name, const QByteArray &content) const;

    /// A revision file `<id>_x.py` that executes the given SQL statements, one in a line: upgrade's begin at
    /// line 10.
    void addRevision(const QString &id, const QStringList &parents, const QStringList &upgrade,
                     const QStringList &downgrade = {}, const QString &label = {}) const;

    /// A revision file `<id>_x.py` with that code below its identifiers; `op` and `sa` are imported.
    void writeRevision(const QString &id, const QString &parent, const QByteArray &code) const;

    /// Names the database in .env. An empty password is left out.
    void useDatabase(const ConnectionSettings &settings, const QString &password = {}) const;

    /// An env.py with which the real alembic reaches the same database.
    void letAlembicConnect() const;

    /// Copies the demo project over this one.
    void becomeDemo() const;

    CliAnswer run(const QStringList &arguments) const;

    /// Runs another program in the project's folder.
    CliAnswer runProgram(const QString &program, const QStringList &arguments) const;

private:
    QTemporaryDir m_folder;
};

} // namespace stemma
