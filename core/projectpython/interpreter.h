// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// How a Python was found, in the order of preference.
enum class InterpreterOrigin {
    Chosen, ///< by hand, and remembered
    Activated, ///< VIRTUAL_ENV
    Folder, ///< .venv, venv or env in the project
    Uv, ///< UV_PROJECT_ENVIRONMENT
    Poetry,
    Pipenv,
    Conda,
    Path, ///< python3 of PATH
};

/// A Python that could run a project's code, as its files describe it: it was not run to know this. A value.
struct Interpreter
{
    QString program; ///< absolute, links kept: a virtual environment is known by where its python lies
    QString environment; ///< its folder; empty for one of the system
    InterpreterOrigin origin = InterpreterOrigin::Path;
    QString foundBy; ///< for people: ".venv", "VIRTUAL_ENV", "python3 of PATH"
    QString version; ///< "3.12"; empty when the files don't say
    QString alembic; ///< "1.13.2"; empty when its packages have none

    bool hasAlembic() const { return !alembic.isEmpty(); }
    bool operator==(const Interpreter &) const = default;
};

} // namespace stemma
