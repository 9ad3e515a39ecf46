// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/databasesource.h"

#include "core/project/configuration.h"
#include "core/project/dotenv.h"
#include "core/project/textfile.h"

#include <QFileInfo>
#include <QProcessEnvironment>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

const QString variable = u"DATABASE_URL"_s;
const QString urlKey = u"sqlalchemy.url"_s;

/// What `alembic init` writes for people to replace.
bool isPlaceholder(const QString &url)
{
    return url.isEmpty() || url.startsWith("driver://user:pass@localhost/dbname"_L1);
}

bool take(Project &project, const QString &text, const Place &place)
{
    const QString url = text.trimmed();
    if (isPlaceholder(url))
        return !url.isEmpty();
    project.databaseUrl = Secret(url);
    project.databaseUrlPlace = place;
    return true;
}

} // namespace

void readDatabaseUrl(Configuration &configuration, bool readsVariable, Project &project)
{
    const QProcessEnvironment outer = QProcessEnvironment::systemEnvironment();
    if (const QString url = outer.value(variable).trimmed(); readsVariable && !url.isEmpty()) {
        project.databaseUrl = Secret(url);
        project.databaseUrlVariable = variable;
        return;
    }
    const QFileInfo file(project.folder + "/.env"_L1);
    if (file.exists() || file.isSymLink()) {
        const Result<QString> text = readTextFile(file.filePath());
        // Falling back to the ini file here could mean another database than the project's.
        if (!text) {
            return configuration.add(u"dotenv-unreadable"_s, Severity::Error, text.error().message,
                                     text.error().advice, text.error().place);
        }
        const DotEnv env = DotEnv::parse(*text, file.filePath(), [&](const QString &name) {
            return outer.contains(name) ? std::optional(outer.value(name)) : std::nullopt;
        });
        for (const Problem &problem : env.problems())
            configuration.add(problem);
        if (const auto url = env.value(variable); url && take(project, url->text, url->place))
            return;
    }
    if (const auto url = configuration.iniText(urlKey))
        take(project, url->text, url->place);
}

void readDatabases(Configuration &configuration, Project &project)
{
    const auto names = configuration.iniText(u"databases"_s);
    if (!names || names->text.isEmpty())
        return;
    static const QRegularExpression comma(u",\\s*"_s);
    for (const QString &name : names->text.split(comma, Qt::SkipEmptyParts)) {
        ProjectDatabase database;
        database.name = name;
        if (configuration.ini()->hasSection(name)) {
            database.place = configuration.ini()->sectionPlace(name);
            if (const auto url = configuration.iniText(name, urlKey); url && !isPlaceholder(url->text)) {
                database.url = Secret(url->text.trimmed());
                database.urlPlace = url->place;
            }
        } else {
            configuration.add(u"database-section-missing"_s, Severity::Warning,
                              u"databases names %1, which has no section."_s.arg(name),
                              u"Add a section [%1] with its sqlalchemy.url."_s.arg(name), names->place);
        }
        project.databases << database;
    }
    if (project.databases.isEmpty())
        return;
    QStringList listed;
    for (const ProjectDatabase &each : std::as_const(project.databases))
        listed << each.name;
    QString used =
        u"it connects to none of them, for neither DATABASE_URL nor sqlalchemy.url of [%1] names one"_s.arg(
            configuration.section());
    if (!project.databaseUrlVariable.isEmpty())
        used = u"it connects to the one that the environment variable %1 names"_s.arg(variable);
    else if (!project.databaseUrl.isEmpty())
        used = u"it connects to the one named in %1, line %2"_s.arg(
            QFileInfo(project.databaseUrlPlace.file).fileName(),
            QString::number(project.databaseUrlPlace.line));
    configuration.add(
        u"several-databases"_s, Severity::Warning,
        u"The project migrates several databases in one run, each with its own version table: "
        "%1."_s.arg(listed.join(u", "_s)),
        u"Stemma reads the graph, which they share; %1. Migrate them with alembic itself."_s.arg(used),
        names->place);
}

} // namespace stemma
