// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "core/projectpython/projectpython.h"
#include "tests/project/casefolder.h"

namespace stemma {

/// An Alembic project with an env.py as `alembic init` writes it, in a folder of its own, and the system's
/// Python.
class PythonProject : public CaseFolder
{
public:
    PythonProject();

    /// A revision file; the bodies are indented already. Gives its path.
    QString addRevision(const QString &id, const QByteArray &parent, const QByteArray &upgrade,
                        const QByteArray &top = {}, const QByteArray &downgrade = "    pass\n") const;

    /// env.py, with lines before it and behind its imports.
    void writeEnvironment(const QByteArray &lines = {}) const;

    Project read() const;
    static Interpreter systemPython();
    PythonQuestion question(const QString &id, Direction direction = Direction::Up) const;

    /// The texts, or one that begins with "failed: ".
    static QStringList texts(const PythonSql &sql);

    /// What `alembic upgrade|downgrade A:B --sql` prints of the migration itself, statement by statement.
    QStringList printedByAlembic(const QString &command, const QString &range) const;
};

} // namespace stemma
