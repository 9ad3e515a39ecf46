// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/projectstarter.h"

#include "core/project/filewriting.h"
#include "core/project/starttexts.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

class Starter
{
public:
    explicit Starter(const StartRequest &request)
        : m_request(request)
        , m_folder(absolute(request.folder))
        , m_iniFile(absolute(request.iniFile))
        , m_isSql(request.kind == "sql"_L1)
    { }

    Result<QList<StartStep>> start()
    {
        const QFileInfo info(m_folder);
        if (info.exists()
            && (!info.isDir()
                || !QDir(m_folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System
                                           | QDir::NoDotAndDotDot))) {
            return failure(ErrorKind::FileExists,
                           u"Directory %1 already exists and is not empty"_s.arg(m_request.folder),
                           u"Name a new folder."_s, {m_folder, 0, 0});
        }
        Result<> done = folder(m_folder);
        const auto then = [&](const QString &name, const QByteArray &content) {
            if (done)
                done = file(m_folder + u'/' + name, content);
        };
        if (done)
            done = folder(m_folder + "/versions"_L1);
        if (!m_isSql) {
            then(u"env.py"_s, startEnvironmentScript());
            then(u"script.py.mako"_s, startTemplate());
        }
        then(u"README"_s, startReadme(m_isSql));
        if (done && QFileInfo::exists(m_iniFile))
            m_steps.append({StartStep::Kind::KeptFile, m_iniFile});
        else if (done)
            done = file(m_iniFile, startIniFile(scriptLocation(), m_isSql));
        if (m_request.isPackage) {
            then(u"__init__.py"_s, {});
            then(u"versions/__init__.py"_s, {});
        }
        if (!done)
            return Failure(done.error());
        return std::move(m_steps);
    }

private:
    static QString absolute(const QString &path)
    {
        return QDir::cleanPath(QDir::current().absoluteFilePath(path));
    }

    /// A relative folder is found from the ini file's, wherever alembic is run.
    QString scriptLocation() const
    {
        const QString path = QDir::isAbsolutePath(m_request.folder)
            ? m_folder
            : QDir(QFileInfo(m_iniFile).path()).relativeFilePath(m_folder);
        const QString escaped = QString(path).replace(u'%', "%%"_L1);
        return QDir::isAbsolutePath(path) ? escaped : "%(here)s/"_L1 + escaped;
    }

    Result<> folder(const QString &path)
    {
        if (QFileInfo(path).isDir())
            return {};
        if (!QDir().mkpath(path)) {
            return failure(ErrorKind::FileUnwritable, u"The folder can't be made."_s,
                           u"Check that you may write in the folder above it."_s, {path, 0, 0});
        }
        m_steps.append({StartStep::Kind::MadeFolder, path});
        return {};
    }

    Result<> file(const QString &path, const QByteArray &content)
    {
        return createFile(path, content).transform([&] {
            m_steps.append({StartStep::Kind::WroteFile, path});
        });
    }

    const StartRequest m_request;
    const QString m_folder;
    const QString m_iniFile;
    const bool m_isSql;
    QList<StartStep> m_steps;
};

} // namespace

QList<ProjectKind> projectKinds()
{
    return {{u"generic"_s, u"One MySQL or MariaDB database, named by DATABASE_URL; revisions in Python."_s},
            {u"sql"_s, u"Revisions as .sql files, for MySQL and MariaDB; no Python is needed."_s}};
}

Result<QList<StartStep>> startProject(const StartRequest &request)
{
    QStringList names;
    for (const ProjectKind &kind : projectKinds())
        names << kind.name;
    if (!names.contains(request.kind)) {
        return failure(ErrorKind::SettingInvalid, u"No such template '%1'"_s.arg(request.kind),
                       u"There are %1 here; alembic init has others."_s.arg(names.join(" and "_L1)));
    }
    return Starter(request).start();
}

} // namespace stemma
