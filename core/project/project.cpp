// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/project/dotenv.h"
#include "core/project/environmentscript.h"
#include "core/project/inifile.h"
#include "core/project/pathresolver.h"
#include "core/project/textfile.h"
#include "core/project/versionlocations.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

const QString mainSection = u"alembic"_s;

/// What `alembic init` writes for people to replace.
const QLatin1StringView templateUrl = "driver://user:pass@localhost/dbname"_L1;

Result<QString> findIniFile(const QString &path)
{
    const QFileInfo given(path);
    if (given.isDir()) {
        const QFileInfo ini(QDir(path).filePath(u"alembic.ini"_s));
        // A link to nowhere is a file to report, not an absent one.
        if (ini.exists() || ini.isSymLink())
            return QDir::cleanPath(ini.absoluteFilePath());
        return failure(
            ErrorKind::NotAProject, u"There is no alembic.ini in this folder."_s,
            u"Choose the folder that alembic is run in. A project configured in pyproject.toml alone can't "
            "be opened yet."_s,
            {QDir::cleanPath(given.absoluteFilePath()), 0, 0});
    }
    if (given.exists() || given.isSymLink())
        return QDir::cleanPath(given.absoluteFilePath());
    return failure(ErrorKind::NotAProject, u"There is no such file or folder."_s,
                   u"Choose a folder with an alembic.ini."_s,
                   {QDir::cleanPath(given.absoluteFilePath()), 0, 0});
}

class Reader
{
public:
    Reader(const QString &iniFile, const IniFile &ini)
        : m_ini(ini)
    {
        const QFileInfo info(iniFile);
        m_project.iniFile = iniFile;
        m_project.folder = info.path();
        m_project.name = QFileInfo(info.path()).fileName();
    }

    Project read()
    {
        if (!m_ini.hasSection(mainSection)) {
            add(u"alembic-section-missing"_s, u"alembic.ini has no section [alembic]."_s,
                u"Put script_location and the other settings below a line [alembic]."_s,
                {m_project.iniFile, 0, 0});
        }
        readLocations();
        readEnvironmentScript();
        readDatabaseUrl();
        return std::move(m_project);
    }

private:
    void add(const QString &id, const QString &message, const QString &advice, const Place &place)
    {
        Problem problem;
        problem.id = id;
        problem.message = message;
        problem.advice = advice;
        problem.place = place;
        m_project.problems << problem;
    }

    std::optional<IniFile::Value> value(const QString &key)
    {
        Result<std::optional<IniFile::Value>> found = m_ini.value(mainSection, key);
        if (found)
            return *std::move(found);
        add(u"ini-value-unreadable"_s, u"%1: %2"_s.arg(key, found.error().message), found.error().advice,
            found.error().place);
        return std::nullopt;
    }

    void readLocations()
    {
        const std::optional<IniFile::Value> location = value(u"script_location"_s);
        const QString written = location ? location->text.trimmed() : QString();
        if (written.isEmpty() && m_ini.hasSection(mainSection)
            && !m_ini.rawValue(mainSection, u"script_location"_s)) {
            add(u"script-location-missing"_s, u"[alembic] has no script_location."_s,
                u"Name the folder that env.py is in, for example script_location = %(here)s/alembic."_s,
                m_ini.sectionPlace(mainSection));
        }
        QStringList importFolders;
        if (const auto prepended = value(u"prepend_sys_path"_s))
            importFolders = prepended->text.split(u':', Qt::SkipEmptyParts);
        const PathResolver paths(m_project.folder, written, importFolders);
        if (!written.isEmpty())
            readScriptLocation(paths, *location);

        VersionLocations versions = findVersionLocations(
            m_ini, mainSection, paths, m_haveScripts ? m_project.scriptLocation : QString());
        m_project.versionLocations = std::move(versions.folders);
        m_project.problems += versions.problems;
        m_project.revisions.versionLocations = std::move(versions.named);
        m_project.revisions.namesVersionLocations = versions.areNamed;
        readRevisionSettings();
    }

    void readRevisionSettings()
    {
        RevisionSettings &settings = m_project.revisions;
        if (!m_project.scriptLocation.isEmpty())
            settings.templateFile = m_project.scriptLocation + "/script.py.mako"_L1;
        if (const auto written = value(u"file_template"_s); written && !written->text.isEmpty()) {
            settings.fileTemplate = written->text;
            settings.fileTemplatePlace = written->place;
        }
        if (const auto written = value(u"truncate_slug_length"_s)) {
            if (const int length = written->text.toInt(); length > 0)
                settings.truncateSlugLength = length;
        }
        if (const auto written = value(u"timezone"_s)) {
            settings.timezone = written->text;
            settings.timezonePlace = written->place;
        }
        if (const auto written = value(u"output_encoding"_s); written && !written->text.isEmpty())
            settings.outputEncoding = written->text;
        const auto isTrue = [this](const QString &key) {
            const auto written = value(key);
            return written && written->text == "true"_L1;
        };
        settings.revisionEnvironment = isTrue(u"revision_environment"_s);
        settings.sourceless = isTrue(u"sourceless"_s);
        settings.recursiveVersionLocations = isTrue(u"recursive_version_locations"_s);
    }

    void readScriptLocation(const PathResolver &paths, const IniFile::Value &location)
    {
        m_project.scriptLocation = paths.resolve(location.text.trimmed());
        if (m_project.scriptLocation.isEmpty()) {
            add(u"package-missing"_s,
                u"script_location names the package %1, which is not below the project's folder."_s.arg(
                    location.text.section(u':', 0, 0)),
                u"Write the folder's path instead, for example %(here)s/alembic."_s, location.place);
            return;
        }
        m_haveScripts = QFileInfo(m_project.scriptLocation).isDir();
        if (!m_haveScripts) {
            add(u"script-location-missing"_s, u"There is no folder %1."_s.arg(m_project.scriptLocation),
                u"Correct script_location, or open the project from the folder that alembic is run in."_s,
                location.place);
            return;
        }
        if (!QFileInfo(environmentScript()).isFile()) {
            add(u"env-py-missing"_s, u"The script location has no env.py."_s,
                u"Alembic can't run without it; Stemma reads the revisions all the same."_s,
                {environmentScript(), 0, 0});
        }
    }

    QString environmentScript() const { return m_project.scriptLocation + "/env.py"_L1; }

    void readEnvironmentScript()
    {
        if (!m_haveScripts || !QFileInfo(environmentScript()).isFile())
            return;
        const Result<QString> text = readTextFile(environmentScript());
        if (!text)
            return add(u"env-py-unreadable"_s, text.error().message, text.error().advice, text.error().place);
        const EnvironmentScript script = EnvironmentScript::read(*text, environmentScript());
        if (!script.versionTable.isEmpty())
            m_project.versionTable = script.versionTable;
        m_project.problems += script.problems;
    }

    void readDatabaseUrl()
    {
        const QFileInfo file(m_project.folder + "/.env"_L1);
        if (file.exists() || file.isSymLink()) {
            const Result<QString> text = readTextFile(file.filePath());
            // Falling back to the ini file here could mean another database than the project's.
            if (!text)
                return add(u"dotenv-unreadable"_s, text.error().message, text.error().advice,
                           text.error().place);
            const QProcessEnvironment outer = QProcessEnvironment::systemEnvironment();
            const DotEnv env = DotEnv::parse(*text, file.filePath(), [&](const QString &name) {
                return outer.contains(name) ? std::optional(outer.value(name)) : std::nullopt;
            });
            m_project.problems += env.problems();
            if (const auto url = env.value(u"DATABASE_URL"_s); url && !url->text.trimmed().isEmpty())
                return setDatabaseUrl(url->text, url->place);
        }
        if (const auto url = value(u"sqlalchemy.url"_s); url && !url->text.trimmed().isEmpty())
            setDatabaseUrl(url->text, url->place);
    }

    void setDatabaseUrl(const QString &text, const Place &place)
    {
        const QString url = text.trimmed();
        if (url == templateUrl)
            return;
        m_project.databaseUrl = Secret(url);
        m_project.databaseUrlPlace = place;
    }

    const IniFile &m_ini;
    Project m_project;
    bool m_haveScripts = false;
};

} // namespace

Result<Project> readProject(const QString &path)
{
    const Result<QString> file = findIniFile(path);
    if (!file)
        return Failure(file.error());
    const Result<QString> text = readTextFile(*file);
    if (!text)
        return Failure(text.error());
    const Result<IniFile> ini = IniFile::parse(*text, *file, {{u"here"_s, QFileInfo(*file).path()}});
    if (!ini)
        return Failure(ini.error());
    return Reader(*file, *ini).read();
}

} // namespace stemma
