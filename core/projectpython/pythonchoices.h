// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <QString>

namespace stemma {

/// What a person has decided about running projects' code: which Python is a project's, and which may run.
/// Kept in one file of the user's, never in a project, so that no project can answer for them. Consent is for
/// a project and a Python together: another Python is asked for anew. Used from any thread, and by several
/// programs at once.
class PythonChoices
{
public:
    explicit PythonChoices(QString file = defaultFile());

    /// projectpython.json in Stemma's folder of the user's configuration.
    static QString defaultFile();

    /// What a project is known by: the real path of its configuration.
    static QString keyOf(const Project &project);

    QString chosenInterpreter(const QString &project) const; ///< empty: none was chosen
    bool isTrusted(const QString &project, const QString &program) const;

    /// Errors of all these: FileUnwritable. An empty program forgets the choice.
    Result<> choose(const QString &project, const QString &program) const;
    Result<> trust(const QString &project, const QString &program) const;
    Result<> revoke(const QString &project) const; ///< the consent for all Pythons; the choice stays

private:
    QString m_file;
};

} // namespace stemma
