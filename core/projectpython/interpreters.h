// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "core/projectpython/interpreter.h"
#include "core/projectpython/managedenvironments.h"

#include <QList>

#include <optional>

namespace stemma {

/// The Pythons that a project could be run with, the likeliest first, each once: the chosen one, VIRTUAL_ENV,
/// .venv, venv and env from the project's folder up to its root, then what uv, Poetry, Pipenv and conda keep
/// for these folders, then python3 of PATH. Files are looked at and nothing is run. `chosen` is empty when
/// nobody chose one; one that is gone is left out.
QList<Interpreter> findInterpreters(const Project &project, const QString &chosen,
                                    const EnvironmentPlaces &places);

/// The process's own variables and the user's home.
EnvironmentPlaces ownPlaces();

/// The chosen one, else the first that has Alembic, else the first.
std::optional<Interpreter> preferredInterpreter(const QList<Interpreter> &found);

/// What is known of the Python of a program's path, or of the folder of an environment. Nothing when there is
/// no such program.
std::optional<Interpreter> interpreterAt(const QString &path, InterpreterOrigin origin,
                                         const QString &foundBy, const QString &home);

} // namespace stemma
