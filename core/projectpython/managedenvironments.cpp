// SPDX-License-Identifier: GPL-3.0-or-later
// The names are the tools' own: Poetry's is the project's name, cut at 42 characters, and eight letters of
// the SHA-256 of the folder; Pipenv's the folder's name and eight letters of the SHA-256 of the Pipfile's
// path.
#include "core/projectpython/managedenvironments.h"

#include "core/project/textfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

QString letters(const QByteArray &hash)
{
    return QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding)).first(8);
}

void addFolder(QStringList &found, const QString &folder)
{
    if (QFileInfo(folder).isDir() && !found.contains(folder))
        found << folder;
}

QString textOf(const QString &file)
{
    return QFileInfo(file).isFile() ? readTextFile(file).value_or(QString()) : QString();
}

/// The value of a key in a table of a TOML file, where it is a plain string in one line.
QString tomlString(const QString &text, const QString &table, const QString &key)
{
    QString current;
    static const QRegularExpression header(u"^\\s*\\[\\s*([^\\]]+?)\\s*\\]"_s);
    const QRegularExpression assignment(
        u"^\\s*%1\\s*=\\s*[\"']([^\"']*)[\"']"_s.arg(QRegularExpression::escape(key)));
    for (const QString &line : text.split(u'\n')) {
        const QRegularExpressionMatch named = header.match(line);
        const QRegularExpressionMatch assigned = assignment.match(line);
        if (named.hasMatch())
            current = named.captured(1).remove(u'"');
        else if (assigned.hasMatch() && current == table)
            return assigned.captured(1);
    }
    return {};
}

QString variableOr(const EnvironmentPlaces &places, const QString &name, const QString &otherwise)
{
    const QString value = places.variables.value(name);
    return value.isEmpty() ? otherwise : value;
}

QString poetryFolder(const EnvironmentPlaces &places)
{
    if (const QString folder = places.variables.value(u"POETRY_VIRTUALENVS_PATH"_s); !folder.isEmpty())
        return folder;
    const QString configuration = textOf(
        variableOr(places, u"POETRY_CONFIG_DIR"_s,
                   variableOr(places, u"XDG_CONFIG_HOME"_s, places.home + "/.config"_L1) + "/pypoetry"_L1)
        + "/config.toml"_L1);
    QString cache = places.variables.value(u"POETRY_CACHE_DIR"_s);
    if (cache.isEmpty())
        cache = tomlString(configuration, QString(), u"cache-dir"_s);
    if (cache.isEmpty())
        cache = variableOr(places, u"XDG_CACHE_HOME"_s, places.home + "/.cache"_L1) + "/pypoetry"_L1;
    QString folder = tomlString(configuration, u"virtualenvs"_s, u"path"_s);
    if (folder.isEmpty())
        return cache + "/virtualenvs"_L1;
    return folder.replace("{cache-dir}"_L1, cache);
}

} // namespace

QStringList poetryEnvironments(const QString &folder, const EnvironmentPlaces &places)
{
    const QString toml = textOf(folder + "/pyproject.toml"_L1);
    QString name = tomlString(toml, u"tool.poetry"_s, u"name"_s);
    if (name.isEmpty())
        name = tomlString(toml, u"project"_s, u"name"_s);
    if (name.isEmpty())
        return {};
    const QDir all(poetryFolder(places));
    const QString hash = letters(hashOf(QFileInfo(folder).canonicalFilePath()));
    const QString chosen = textOf(all.filePath(u"envs.toml"_s));
    static const QRegularExpression special(u"[ $`!*@\"\\\\\\r\\n\\t]"_s);
    static const QRegularExpression dashes(u"[-_.]+"_s);
    QStringList found;
    // Poetry 1.2 and later normalise the name first.
    for (QString form : {QString(name).toLower().replace(dashes, u"-"_s), name.toLower()}) {
        const QString base = form.replace(special, u"_"_s).left(42) + u'-' + hash;
        const QString minor = tomlString(chosen, base, u"minor"_s);
        if (!minor.isEmpty())
            addFolder(found, all.filePath(base + "-py"_L1 + minor));
        const QStringList versions = all.entryList({base + "-py*"_L1}, QDir::Dirs, QDir::Time);
        for (const QString &each : versions)
            addFolder(found, all.filePath(each));
    }
    return found;
}

QStringList pipenvEnvironments(const QString &folder, const EnvironmentPlaces &places)
{
    const QString pipfile = QFileInfo(folder).absoluteFilePath() + "/Pipfile"_L1;
    if (!QFileInfo(pipfile).isFile())
        return {};
    const QString data = variableOr(places, u"XDG_DATA_HOME"_s, places.home + "/.local/share"_L1);
    const QDir all(variableOr(places, u"WORKON_HOME"_s, data + "/virtualenvs"_L1));
    QStringList found;
    if (const QString own = places.variables.value(u"PIPENV_CUSTOM_VENV_NAME"_s); !own.isEmpty())
        addFolder(found, all.filePath(own));
    static const QRegularExpression special(u"[ &$`!*@\"()\\[\\]\\\\\\r\\n\\t]"_s);
    const QString name = QFileInfo(folder).fileName().replace(special, u"_"_s).left(42);
    const QString base = name + u'-' + letters(hashOf(pipfile).first(6));
    addFolder(found, all.filePath(base));
    const QStringList versions = all.entryList({base + "-*"_L1}, QDir::Dirs, QDir::Time);
    for (const QString &each : versions) // -PIPENV_PYTHON
        addFolder(found, all.filePath(each));
    return found;
}

QStringList condaEnvironments(const QString &folder, const EnvironmentPlaces &places)
{
    QString text = textOf(folder + "/environment.yml"_L1);
    if (text.isEmpty())
        text = textOf(folder + "/environment.yaml"_L1);
    if (text.isEmpty())
        return {};
    static const QRegularExpression key(u"^(name|prefix):\\s*[\"']?([^\"'#\\n]+?)[\"']?\\s*(?:#.*)?$"_s,
                                        QRegularExpression::MultilineOption);
    QStringList found;
    QString name;
    for (auto matches = key.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        if (match.captured(1) == "prefix"_L1)
            addFolder(found, match.captured(2));
        else
            name = match.captured(2);
    }
    if (name.isEmpty() || name.contains(u'/'))
        return found;
    QStringList parents = places.variables.value(u"CONDA_ENVS_PATH"_s).split(u':', Qt::SkipEmptyParts)
        + places.variables.value(u"CONDA_ENVS_DIRS"_s).split(u':', Qt::SkipEmptyParts);
    if (const QString root = places.variables.value(u"MAMBA_ROOT_PREFIX"_s); !root.isEmpty())
        parents << root + "/envs"_L1;
    if (const QString program = places.variables.value(u"CONDA_EXE"_s); !program.isEmpty())
        parents << QFileInfo(QFileInfo(program).path()).path() + "/envs"_L1;
    for (const QString &root :
         {u"miniconda3"_s, u"anaconda3"_s, u"miniforge3"_s, u"mambaforge"_s, u"micromamba"_s})
        parents << places.home + u'/' + root + "/envs"_L1;
    parents << places.home + "/.conda/envs"_L1;
    for (const QString &parent : std::as_const(parents))
        addFolder(found, parent + u'/' + name);
    // Conda's own list of what it has made, wherever.
    for (const QString &line : textOf(places.home + "/.conda/environments.txt"_L1).split(u'\n')) {
        if (QFileInfo(line.trimmed()).fileName() == name)
            addFolder(found, line.trimmed());
    }
    return found;
}

} // namespace stemma
