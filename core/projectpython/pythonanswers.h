// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projectpython/pythonfailure.h"
#include "core/projectpython/pythonquestion.h"

#include <QHash>
#include <QJsonArray>
#include <QMutex>

#include <optional>

namespace stemma {

/// What a project's Python has answered, as long as nothing that it has read has changed: every file and
/// folder that the process opened or listed since it started, outside of Python's own packages; these
/// packages' folders; the program. Python tells what it opens and when, so nothing has to be guessed of what
/// env.py imports. Kept in memory alone. Failures are not kept. May be used from several threads.
class PythonAnswers
{
public:
    /// `lasting`: the program and the folders of its packages.
    explicit PythonAnswers(const QStringList &lasting);

    std::optional<QList<Statement>> find(const PythonQuestion &question) const; ///< nothing once it is stale
    QHash<PythonQuestion, QList<Statement>> all() const; ///< empty once they are stale
    void add(const PythonQuestion &question, const QList<Statement> &statements);

    /// Files as the helper tells them: [path, time of change in ns, size]; "" and -1 for one that is not
    /// there.
    void addFiles(const QJsonArray &files);

    /// Whether what was read is as it was. Looks at each file.
    bool isFresh() const;

    /// Forgets everything but the lasting ones, which are looked at anew: for a new process.
    void clear();

private:
    struct Stamp
    {
        qint64 modified = -1;
        qint64 size = -1;
        bool operator==(const Stamp &) const = default;
    };

    static Stamp stampOf(const QString &path);
    bool isFreshLocked() const;

    mutable QMutex m_mutex;
    QStringList m_lasting;
    QHash<QString, Stamp> m_files;
    QHash<PythonQuestion, QList<Statement>> m_answers;
};

} // namespace stemma
