// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/projectpython.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace stemma::cli {

bool confirmProjectPython(const Console &console, bool allowed, const QString &command)
{
    if (allowed)
        return true;
    if (!::isatty(STDIN_FILENO)) {
        console.note(
            u"This runs the project's own code: %1\nSay --run-project-python to allow it."_s.arg(command));
        return false;
    }
    console.note(u"This runs the project's own code: %1\nRun it? [y/N]"_s.arg(command));
    char answer[16] = {};
    return std::fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

QString projectPythonNamed(const QString &name, const QString &folder)
{
    if (!name.contains(u'/'))
        return QStandardPaths::findExecutable(name);
    const QFileInfo file(QDir(folder).filePath(name));
    return file.isExecutable() && file.isFile() ? QDir::cleanPath(file.absoluteFilePath()) : QString();
}

} // namespace stemma::cli
