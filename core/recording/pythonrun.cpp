// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/pythonrun.h"

#include "core/sandbox/childprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int pollInterval = 25; // ms
constexpr qint64 longestOutput = 256 * 1024;

QString networkName()
{
    char name[64] = {};
    const ssize_t length = ::readlink("/proc/self/ns/net", name, sizeof name - 1);
    return QString::fromLatin1(name, qMax<ssize_t>(0, length));
}

QByteArray settingsOf(const PythonRun &run, const PythonLaunch &python, const RecordingStep &step,
                      const QString &events)
{
    return QJsonDocument(QJsonObject{
                             {u"folder"_s, python.folder},
                             {u"ini"_s, python.iniFile},
                             {u"toml"_s, python.tomlFile},
                             {u"section"_s, python.section},
                             {u"arguments"_s, QJsonArray::fromStringList(python.arguments)},
                             {u"script_location"_s, python.scriptLocation},
                             {u"revision"_s, step.revision.id},
                             {u"direction"_s, step.direction == Direction::Up ? u"up"_s : u"down"_s},
                             {u"rows"_s, QJsonArray::fromStringList(step.rowsBefore)},
                             {u"socket"_s, run.socket},
                             {u"user"_s, u"root"_s},
                             {u"database"_s, run.schema},
                             {u"scheme"_s, python.scheme},
                             {u"variables"_s, QJsonArray::fromStringList(python.urlVariables)},
                             {u"network"_s, networkName()},
                             {u"events"_s, events},
                             {u"token"_s, run.token},
                         })
        .toJson(QJsonDocument::Compact);
}

bool write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray read(const QString &name, qint64 most = -1)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (most >= 0 && file.size() > most)
        file.seek(file.size() - most);
    return file.readAll();
}

} // namespace

Result<> PythonRun::run(const PythonLaunch &python, const RecordingStep &step, const std::stop_token &stop)
{
    const QString folder = scratchFolder + "/python"_L1;
    QDir(folder).removeRecursively();
    const QString program = folder + "/recorder.py"_L1;
    const QString settings = folder + "/settings.json"_L1;
    const QString told = folder + "/events"_L1;
    if (!QDir().mkpath(folder + "/tmp"_L1) || !write(program, read(u":/stemma/recording/recorder.py"_s))
        || !write(settings, settingsOf(*this, python, step, told)) || !write(told, {})) {
        return failure(ErrorKind::FileUnwritable, u"%1 can't be written."_s.arg(folder));
    }
    ChildProcess::Command command;
    command.program = python.program;
    command.arguments = QStringList{u"-B"_s, program, settings};
    command.output = folder + "/output"_L1;
    command.temporaryFolder = folder + "/tmp"_L1;
    command.workingFolder = python.folder;
    command.environment = QStringList{u"PYTHONDONTWRITEBYTECODE=1"_s};
    command.withoutNetwork = true;
    auto child = ChildProcess::start(command);
    if (!child) {
        Error error = child.error();
        error.kind = ErrorKind::NeedsPython;
        error.advice = u"Name the Python that the project is run with."_s;
        return Failure(error);
    }
    const QDeadlineTimer deadline(timeout);
    bool ended = false;
    while (!ended && !stop.stop_requested() && !deadline.hasExpired())
        ended = (*child)->waitForEnd(pollInterval).has_value();
    (*child)->kill();
    child->reset();
    output = QString::fromUtf8(read(command.output, longestOutput));
    events = PythonEvents::parse(read(told));
    QDir(folder).removeRecursively();

    if (!ended && stop.stop_requested()) {
        return failure(ErrorKind::Cancelled,
                       u"The recording of revision %1 was stopped."_s.arg(step.revision.id));
    }
    if (!ended) {
        return failure(ErrorKind::NeedsPython,
                       u"Revision %1 was not done after %2 seconds, and was ended."_s.arg(step.revision.id)
                           .arg(timeout / 1000),
                       u"Nothing of it was kept."_s, {step.file, 0, 0});
    }
    if (!events.otherDatabase.isEmpty())
        return {};
    if (auto error = events.error(step.revision.id)) {
        if (error->place.file.isEmpty())
            error->place.file = step.file;
        if (error->native.isEmpty())
            error->native = output.trimmed().right(2000);
        return Failure(*std::move(error));
    }
    return {};
}

} // namespace stemma
