// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "core/projectpython/interpreter.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// How a project's Python is started: what consent is asked for.
struct PythonCommand
{
    QString program;
    QStringList arguments;
    QString folder; ///< that it is started in

    /// As one would type it.
    QString text() const;

    bool operator==(const PythonCommand &) const = default;
};

PythonCommand pythonCommand(const Project &project, const Interpreter &interpreter);

/// What the command runs of the project, for people: env.py and the folders of revisions.
QStringList filesThatRun(const Project &project);

} // namespace stemma
