// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/pythonchoices.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <functional>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int longestWait = 5'000; // ms, for another program that writes the file

QJsonObject read(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(in.readAll()).object();
}

QJsonObject projectIn(const QJsonObject &all, const QString &project)
{
    return all.value("projects"_L1).toObject().value(project).toObject();
}

Result<> change(const QString &file, const QString &project, const std::function<void(QJsonObject &)> &edit)
{
    const auto fail = [&](const QString &why) -> Result<> {
        Error error;
        error.kind = ErrorKind::FileUnwritable;
        error.message = u"What was decided about the project's Python can't be kept."_s;
        error.place.file = file;
        error.native = why;
        return Failure(error);
    };
    if (!QDir().mkpath(QFileInfo(file).path()))
        return fail({});
    QLockFile lock(file + ".lock"_L1);
    if (!lock.tryLock(longestWait))
        return fail(u"another program holds it"_s);
    QJsonObject all = read(file);
    QJsonObject one = projectIn(all, project);
    edit(one);
    QJsonObject projects = all.value("projects"_L1).toObject();
    if (one.isEmpty())
        projects.remove(project);
    else
        projects.insert(project, one);
    all.insert("projects"_L1, projects);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return fail(out.errorString());
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    out.write(QJsonDocument(all).toJson());
    return out.commit() ? Result<>() : fail(out.errorString());
}

} // namespace

PythonChoices::PythonChoices(QString file)
    : m_file(std::move(file))
{ }

QString PythonChoices::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + "/stemma/projectpython.json"_L1;
}

QString PythonChoices::keyOf(const Project &project)
{
    const QString file = project.configurationFile();
    const QString real = QFileInfo(file).canonicalFilePath();
    return real.isEmpty() ? file : real;
}

QString PythonChoices::chosenInterpreter(const QString &project) const
{
    return projectIn(read(m_file), project).value("interpreter"_L1).toString();
}

bool PythonChoices::isTrusted(const QString &project, const QString &program) const
{
    return !program.isEmpty()
        && projectIn(read(m_file), project).value("trusted"_L1).toArray().contains(program);
}

Result<> PythonChoices::choose(const QString &project, const QString &program) const
{
    return change(m_file, project, [&](QJsonObject &one) {
        if (program.isEmpty())
            one.remove("interpreter"_L1);
        else
            one.insert("interpreter"_L1, program);
    });
}

Result<> PythonChoices::trust(const QString &project, const QString &program) const
{
    return change(m_file, project, [&](QJsonObject &one) {
        QJsonArray trusted = one.value("trusted"_L1).toArray();
        if (!trusted.contains(program))
            trusted << program;
        one.insert("trusted"_L1, trusted);
    });
}

Result<> PythonChoices::revoke(const QString &project) const
{
    return change(m_file, project, [](QJsonObject &one) { one.remove("trusted"_L1); });
}

} // namespace stemma
