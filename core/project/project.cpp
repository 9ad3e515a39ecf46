// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/project/configuration.h"
#include "core/project/configurationfiles.h"
#include "core/project/databasesource.h"
#include "core/project/environmentscript.h"
#include "core/project/pathresolver.h"
#include "core/project/projectmodules.h"
#include "core/project/revisionsettingsreader.h"
#include "core/project/scriptfolder.h"
#include "core/project/textfile.h"
#include "core/project/versionlocations.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

class Reader
{
public:
    Reader(const ConfigurationFiles &files, Configuration configuration)
        : m_configuration(std::move(configuration))
        , m_starts(files.starts)
    {
        m_project.folder = files.folder;
        m_project.name = QFileInfo(files.folder).fileName();
        m_project.iniFile = files.ini;
        const auto &toml = m_configuration.toml();
        m_project.tomlFile = toml && toml->hasAlembic() ? files.toml : QString();
        if (m_configuration.ini())
            m_project.sections = m_configuration.ini()->sectionsWith(u"script_location"_s);
    }

    Project read()
    {
        readSection();
        readLocations();
        const bool readsVariable = readEnvironmentScript();
        readDatabaseUrl(m_configuration, readsVariable, m_project);
        readDatabases(m_configuration, m_project);
        remarkOnHooks();
        m_project.problems = m_configuration.problems();
        return std::move(m_project);
    }

private:
    void add(const QString &id, const QString &message, const QString &advice, const Place &place)
    {
        m_configuration.add(id, Severity::Error, message, advice, place);
    }

    void readSection()
    {
        if (m_configuration.hasIniSection() || m_configuration.text(u"script_location"_s))
            return;
        const QString others = m_project.sections.isEmpty()
            ? u"Put script_location and the other settings below a line [alembic]."_s
            : u"Its sections with a script_location: %1."_s.arg(m_project.sections.join(u", "_s));
        add(u"alembic-section-missing"_s, u"alembic.ini has no section [alembic]."_s, others,
            {m_project.iniFile, 0, 0});
    }

    void readLocations()
    {
        const auto location = m_configuration.text(u"script_location"_s);
        const QString written = location ? location->text.trimmed() : QString();
        if (written.isEmpty() && m_configuration.hasIniSection()
            && !m_configuration.ini()->rawValue(m_configuration.section(), u"script_location"_s)) {
            add(u"script-location-missing"_s,
                u"[%1] has no script_location."_s.arg(m_configuration.section()),
                u"Name the folder that env.py is in, for example script_location = %(here)s/alembic."_s,
                m_configuration.place());
        } else if (written.isEmpty() && m_project.iniFile.isEmpty()) {
            add(u"script-location-missing"_s, u"[tool.alembic] has no script_location."_s,
                u"Name the folder that env.py is in, for example script_location = \"%(here)s/alembic\"."_s,
                m_configuration.place());
        }
        QStringList importFolders;
        for (const Configuration::Value &each : m_configuration.paths(u"prepend_sys_path"_s).items)
            importFolders << each.text;
        m_paths = PathResolver(m_starts, written, importFolders);
        m_project.importFolders = m_paths->importFolders();
        if (!written.isEmpty())
            readScriptLocation(*location);

        VersionLocations versions = findVersionLocations(
            m_configuration, *m_paths, m_haveScripts ? m_project.scriptLocation : QString());
        m_project.versionLocations = std::move(versions.folders);
        m_project.revisions = readRevisionSettings(m_configuration, m_project.scriptLocation);
        m_project.revisions.versionLocations = std::move(versions.named);
        m_project.revisions.namesVersionLocations = versions.areNamed;
    }

    void readScriptLocation(const Configuration::Value &location)
    {
        m_project.scriptLocation = m_paths->resolve(location.text.trimmed());
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
        const auto kind = m_configuration.text(u"revision_files"_s);
        const bool needsEnvironment = !isBare() && (!kind || kind->text != "sql"_L1);
        if (needsEnvironment && !QFileInfo(environmentFile()).isFile()) {
            add(u"env-py-missing"_s, u"The script location has no env.py."_s,
                u"Alembic can't run without it; Stemma reads the revisions all the same."_s,
                {environmentFile(), 0, 0});
        }
    }

    /// Whether there is no configuration file at all.
    bool isBare() const { return m_project.iniFile.isEmpty() && m_project.tomlFile.isEmpty(); }

    QString environmentFile() const { return m_project.scriptLocation + "/env.py"_L1; }

    /// Whether env.py reads the environment variable DATABASE_URL.
    bool readEnvironmentScript()
    {
        if (!m_haveScripts || !QFileInfo(environmentFile()).isFile())
            return false;
        const Result<QByteArray> source = readFileBytes(environmentFile());
        if (!source) {
            add(u"env-py-unreadable"_s, source.error().message, source.error().advice, source.error().place);
            return false;
        }
        EnvironmentScript script = EnvironmentScript::read(
            *source, environmentFile(), importFoldersOf(m_project), [this](const QString &key) {
                const auto option = m_configuration.iniText(key);
                return option ? std::optional(option->text) : std::nullopt;
            });
        // Said of a comment too: better to refuse a -x that means nothing than to pass over one that counts.
        m_project.environmentReadsArguments = source->contains("get_x_argument");
        m_project.versionTable = script.versionTable;
        m_project.versionTableSchema = script.versionTableSchema;
        m_project.namingConvention = script.namingConvention;
        m_project.environmentImports = script.imports;
        for (const Problem &problem : std::as_const(script.problems))
            m_configuration.add(problem);
        return script.readsDatabaseUrlVariable;
    }

    void remarkOnHooks()
    {
        QStringList names;
        for (const PostWriteHook &hook : std::as_const(m_project.revisions.hooks))
            names << hook.name;
        if (names.isEmpty())
            return;
        m_configuration.add(
            u"post-write-hooks"_s, Severity::Info,
            u"The project has post-write hooks for new revision files: %1."_s.arg(names.join(u", "_s)),
            u"Stemma doesn't run them unless it is asked to."_s, m_project.revisions.hooks.first().place);
    }

    Configuration m_configuration;
    QStringList m_starts;
    Project m_project;
    std::optional<PathResolver> m_paths;
    bool m_haveScripts = false;
};

Result<std::optional<IniFile>> readIni(const QString &file)
{
    if (file.isEmpty())
        return std::nullopt;
    return readTextFile(file).and_then([&](const QString &text) {
        return IniFile::parse(text, file, {{u"here"_s, QFileInfo(file).path()}}).transform([](IniFile ini) {
            return std::optional(std::move(ini));
        });
    });
}

Result<std::optional<TomlFile>> readToml(const QString &file)
{
    if (file.isEmpty())
        return std::nullopt;
    return readTextFile(file).and_then([&](const QString &text) {
        return TomlFile::parse(text, file, QFileInfo(file).path()).transform([](TomlFile toml) {
            return std::optional(std::move(toml));
        });
    });
}

Failure noSuchSection(const QString &section, const IniFile &ini, const QString &file)
{
    const QStringList sections = ini.sectionsWith(u"script_location"_s);
    return failure(
        ErrorKind::NotAProject, u"%1 has no section [%2]."_s.arg(QFileInfo(file).fileName(), section),
        sections.isEmpty() ? u"It has no section with a script_location at all."_s
                           : u"Its sections with a script_location: %1."_s.arg(sections.join(u", "_s)),
        {file, 0, 0});
}

/// A project without a configuration.
Result<Project> readBareProject(const QString &path, const ProjectOptions &options)
{
    const Result<ScriptFolder> scripts =
        findScriptFolder(QDir(QFileInfo(path).absoluteFilePath()).filePath(options.scriptLocation));
    if (!scripts)
        return Failure(scripts.error());
    return scripts->configuration().transform([&](IniFile ini) {
        const ConfigurationFiles files{scripts->root, {scripts->root}, {}, {}};
        Project project =
            Reader(files, Configuration(std::move(ini), std::nullopt, ProjectOptions().section)).read();
        project.openedAt = QFileInfo(path).absoluteFilePath();
        project.options = options;
        return project;
    });
}

} // namespace

Result<Project> readProject(const QString &path, const ProjectOptions &options)
{
    if (!options.scriptLocation.isEmpty())
        return readBareProject(path, options);
    const Result<ConfigurationFiles> files = findConfigurationFiles(path, options);
    if (!files)
        return Failure(files.error());
    Result<std::optional<IniFile>> ini = readIni(files->ini);
    if (!ini)
        return Failure(ini.error());
    Result<std::optional<TomlFile>> toml = readToml(files->toml);
    const bool iniSuffices = *ini && (*ini)->rawValue(options.section, u"script_location"_s);
    if (!toml && !iniSuffices)
        return Failure(toml.error());
    const bool tomlCounts = toml && *toml && (*toml)->hasAlembic();
    if (!*ini && !tomlCounts) {
        return failure(
            ErrorKind::NotAProject,
            u"There is no alembic.ini in this folder, and its pyproject.toml has no [tool.alembic]."_s,
            u"Choose the folder that alembic is run in."_s, {files->toml, 0, 0});
    }
    const bool isOther = options.section != ProjectOptions().section;
    if (isOther && *ini && !(*ini)->hasSection(options.section) && !tomlCounts)
        return noSuchSection(options.section, **ini, files->ini);

    Configuration configuration(*std::move(ini), toml ? *std::move(toml) : std::nullopt, options.section);
    if (!toml) {
        // Older versions of Alembic don't read the file at all.
        configuration.add(u"pyproject-unreadable"_s, Severity::Warning, toml.error().message,
                          toml.error().advice, toml.error().place);
    } else if (isOther && !configuration.hasIniSection()) {
        configuration.add(
            u"alembic-section-missing"_s, Severity::Warning,
            u"There is no section [%1]: what counts is [tool.alembic] alone."_s.arg(options.section),
            u"Name one of: %1."_s.arg(
                configuration.ini() ? configuration.ini()->sectionsWith(u"script_location"_s).join(u", "_s)
                                    : u"alembic"_s),
            {files->ini.isEmpty() ? files->toml : files->ini, 0, 0});
    }
    Project project = Reader(*files, std::move(configuration)).read();
    project.openedAt = QFileInfo(path).absoluteFilePath();
    project.options = options;
    return project;
}

} // namespace stemma
