// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/pythoncommand.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(u"\\A[\\w@%+=:,./-]+\\z"_s);
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

QString PythonCommand::text() const
{
    QStringList words{shellQuoted(program)};
    for (const QString &argument : arguments)
        words << shellQuoted(argument);
    return "cd "_L1 + shellQuoted(folder) + " && "_L1 + words.join(u' ');
}

PythonCommand pythonCommand(const Project &project, const Interpreter &interpreter)
{
    // The program itself comes over standard input: no file of it lies around that others could change. -B:
    // nothing is written beside the project's files.
    return {
        interpreter.program,
        {u"-B"_s, u"-c"_s, u"import os; f = os.fdopen(os.dup(0), 'rb'); exec(f.read(int(f.readline())))"_s},
        project.folder};
}

QStringList filesThatRun(const Project &project)
{
    return QStringList{project.scriptLocation + "/env.py"_L1} + project.versionLocations;
}

} // namespace stemma
