// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/versionlocations.h"

#include "core/project/pathresolver.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

Problem problemAt(const QString &id, const QString &message, const QString &advice, const Place &place)
{
    Problem problem;
    problem.id = id;
    problem.message = message;
    problem.advice = advice;
    problem.place = place;
    return problem;
}

/// The folder and all below it, parents first; each real folder once, so that links in a circle end.
void addRecursively(const QString &folder, QStringList &folders, QSet<QString> &seen)
{
    const QString real = QFileInfo(folder).canonicalFilePath();
    if (seen.contains(real))
        return;
    seen.insert(real);
    folders << folder;
    const QStringList below =
        QDir(folder).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : below) {
        const QString path = folder + u'/' + name;
        // Alembic's walk doesn't follow links either.
        if (name != "__pycache__"_L1 && !QFileInfo(path).isSymLink())
            addRecursively(path, folders, seen);
    }
}

class Finder
{
public:
    Finder(const IniFile &ini, const QString &section)
        : m_ini(ini)
        , m_section(section)
    { }

    /// A key's text, or empty with a problem when its interpolation fails.
    QString text(const QString &key)
    {
        const Result<std::optional<IniFile::Value>> value = m_ini.value(m_section, key);
        if (!value) {
            result.problems << problemAt(u"ini-value-unreadable"_s,
                                         u"%1: %2"_s.arg(key, value.error().message), value.error().advice,
                                         value.error().place);
            return {};
        }
        if (!*value)
            return {};
        m_place = (*value)->place;
        return (*value)->text;
    }

    void add(const QStringList &written, const PathResolver &paths, bool recursive)
    {
        QSet<QString> seen;
        for (const QString &each : written) {
            const QString folder = paths.resolve(each);
            result.named << VersionLocation{each, folder};
            if (folder.isEmpty()) {
                result.problems << problemAt(
                    u"package-missing"_s,
                    u"version_locations names the package %1, which is not below the project's "
                    "folder."_s.arg(each.section(u':', 0, 0)),
                    u"Write the folder's path instead."_s, m_place);
            } else if (!QFileInfo(folder).isDir()) {
                result.problems << problemAt(u"version-location-missing"_s,
                                             u"There is no folder %1 with revision files."_s.arg(folder),
                                             u"Create it, or correct version_locations."_s, m_place);
            } else if (recursive) {
                addRecursively(folder, result.folders, seen);
            } else if (!result.folders.contains(folder)) {
                result.folders << folder;
            }
        }
    }

    Place place() const { return m_place; }
    void setPlace(const Place &place) { m_place = place; }

    VersionLocations result;

private:
    const IniFile &m_ini;
    QString m_section;
    Place m_place; ///< of the last value read
};

} // namespace

Result<QStringList> splitPaths(const QString &text, const QString &separatorName)
{
    static const QHash<QString, QString> separators{
        {u"os"_s, QString(QDir::listSeparator())},
        {u"space"_s, u" "_s},
        {u"newline"_s, u"\n"_s},
        {u":"_s, u":"_s},
        {u";"_s, u";"_s},
    };
    QStringList parts;
    if (separatorName.isEmpty()) {
        static const QRegularExpression spacesOrComma(u",\\s*|\\s+"_s);
        parts = text.split(spacesOrComma, Qt::SkipEmptyParts);
    } else if (const auto separator = separators.constFind(separatorName); separator != separators.cend()) {
        parts = text.split(*separator, Qt::SkipEmptyParts);
    } else {
        return failure(ErrorKind::FileMalformed,
                       u"%1 is not a path separator that Alembic knows."_s.arg(separatorName),
                       u"Use one of os, space, newline, : or ;."_s);
    }
    for (QString &part : parts)
        part = part.trimmed();
    parts.removeAll(QString());
    return parts;
}

VersionLocations findVersionLocations(const IniFile &ini, const QString &section, const PathResolver &paths,
                                      const QString &scriptLocation)
{
    Finder finder(ini, section);
    const bool recursive = finder.text(u"recursive_version_locations"_s) == "true"_L1;
    QString separator = finder.text(u"path_separator"_s);
    if (separator.isEmpty())
        separator = finder.text(u"version_path_separator"_s);
    const Place separatorPlace = finder.place();
    finder.setPlace(ini.sectionPlace(section));

    const QString written = finder.text(u"version_locations"_s);
    if (written.isEmpty()) {
        if (!scriptLocation.isEmpty()) {
            finder.add({scriptLocation + "/versions"_L1}, paths, recursive);
            finder.result.named.first().written = u"versions"_s;
        }
        return std::move(finder.result);
    }
    const Result<QStringList> folders = splitPaths(written, separator);
    finder.result.areNamed = true;
    if (folders) {
        finder.add(*folders, paths, recursive);
    } else {
        finder.result.problems << problemAt(u"path-separator-unknown"_s, folders.error().message,
                                            folders.error().advice, separatorPlace);
    }
    return std::move(finder.result);
}

} // namespace stemma
