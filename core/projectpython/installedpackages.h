// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma {

/// What the files of a Python say of it. Nothing is run.
struct PythonFacts
{
    QString version; ///< "3.12"; empty when the files don't say
    QStringList packageFolders; ///< site-packages and what else it imports from, those that are there
    bool isVirtual = false; ///< has a pyvenv.cfg
};

/// `program` as it is called, links kept. `home` is the user's, for packages installed with --user.
PythonFacts pythonFacts(const QString &program, const QString &home);

/// The version of a distribution in the first of the folders that has it; empty when none does.
QString installedVersion(const QStringList &packageFolders, const QString &distribution);

} // namespace stemma
