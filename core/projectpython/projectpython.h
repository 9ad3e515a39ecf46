// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "core/projectpython/interpreter.h"
#include "core/projectpython/pythoncommand.h"
#include "core/projectpython/pythonfailure.h"
#include "core/projectpython/pythonquestion.h"

#include <QFuture>
#include <QHash>

#include <expected>
#include <memory>

namespace stemma {

/// What a project's Python says of itself.
struct PythonVersions
{
    QString python;
    QString alembic;
    QString sqlAlchemy;
};

/// A project's own Python at work: one process on one thread, which prints the SQL of single functions
/// through the project's env.py, offline. No database is connected to. Whoever makes one has the consent to
/// run the project's code; nothing runs before the first question.
///
/// Answers are kept while nothing that the process has read changes; when something has, the next question
/// gets a new process, for Python would go on with the modules that it has. May be asked from any thread.
class ProjectPython
{
public:
    static constexpr int usualPatience = 60'000; ///< ms

    ProjectPython(const Project &project, const Interpreter &interpreter, int patience = usualPatience);
    ~ProjectPython(); ///< kills the process; what was not answered becomes Cancelled
    ProjectPython(const ProjectPython &) = delete;
    ProjectPython &operator=(const ProjectPython &) = delete;

    const Interpreter &interpreter() const;
    const PythonCommand &command() const;

    QFuture<std::expected<PythonVersions, PythonFailure>> versions();
    QFuture<PythonSql> sql(const PythonQuestion &question);

    /// All that was answered, if nothing has changed since. Runs nothing; looks at the files once.
    QHash<PythonQuestion, QList<Statement>> known() const;

    /// The same for one question.
    std::optional<QList<Statement>> known(const PythonQuestion &question) const;

    /// Ends what is being asked, and all that waits: Cancelled.
    void cancel();

    qint64 processId() const; ///< 0 when none runs

private:
    class Worker;
    std::unique_ptr<Worker> d;
};

} // namespace stemma
