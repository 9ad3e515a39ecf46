// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/texteditor.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

/// The editor's program and arguments; empty when there is none.
QStringList findEditor()
{
    for (const char *variable : {"EDITOR", "VISUAL"}) {
        const QString choice = qEnvironmentVariable(variable);
        if (choice.isEmpty())
            continue;
        if (choice.contains(u'/') && QFileInfo(choice).isExecutable())
            return {choice};
        QStringList words = QProcess::splitCommand(choice);
        const QString program =
            words.isEmpty() ? QString() : QStandardPaths::findExecutable(words.takeFirst());
        if (!program.isEmpty())
            return QStringList(program) + words;
    }
    for (const QString &usual : {u"sensible-editor"_s, u"editor"_s, u"nano"_s, u"vim"_s, u"code"_s}) {
        if (const QString program = QStandardPaths::findExecutable(usual); !program.isEmpty())
            return {program};
    }
    return {};
}

} // namespace

Result<> openInEditor(const QString &file)
{
    QStringList command = findEditor();
    const auto refuse = [&](const QString &message) {
        return failure(ErrorKind::NotEditable, message,
                       u"Set the environment variable EDITOR or VISUAL to an editor."_s, {file, 0, 0});
    };
    if (command.isEmpty())
        return refuse(u"No suitable editor found."_s);
    const QString program = command.takeFirst();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.start(program, command + QStringList(file));
    if (!process.waitForStarted()
        || (process.state() != QProcess::NotRunning && !process.waitForFinished(-1)))
        return refuse(u"Error executing editor (%1)."_s.arg(process.errorString()));
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return refuse(
            u"Error executing editor (%1 ended with status %2)."_s.arg(program).arg(process.exitCode()));
    return {};
}

} // namespace stemma::cli
