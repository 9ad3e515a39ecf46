// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/installedpackages.h"

#include "core/project/textfile.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// `key = value` lines, keys in lower case.
QHash<QString, QString> readSettings(const QString &file)
{
    QHash<QString, QString> settings;
    const Result<QString> text = readTextFile(file);
    if (!text)
        return settings;
    for (const QString &line : text->split(u'\n')) {
        const qsizetype sign = line.indexOf(u'=');
        if (sign > 0)
            settings.insert(line.first(sign).trimmed().toLower(), line.sliced(sign + 1).trimmed());
    }
    return settings;
}

/// "3.12" of "python3.12", "3.12.4" or "3.12.4.final.0".
QString shortVersion(const QString &text)
{
    static const QRegularExpression number(u"(\\d+\\.\\d+)"_s);
    return number.match(text).captured(1);
}

QString versionOfFolder(const QString &prefix)
{
    const QStringList folders = QDir(prefix + "/lib"_L1).entryList({u"python3.*"_s}, QDir::Dirs, QDir::Name);
    return folders.size() == 1 ? shortVersion(folders.first()) : QString();
}

void addPackages(PythonFacts &facts, const QString &prefix, const QString &home)
{
    const bool isSystem = prefix == "/usr"_L1;
    const QString versioned = "/python"_L1 + facts.version;
    QStringList folders;
    if (isSystem) // as Debian's own Python looks for them
        folders << home + "/.local/lib"_L1 + versioned + "/site-packages"_L1
                << "/usr/local/lib"_L1 + versioned + "/dist-packages"_L1
                << u"/usr/lib/python3/dist-packages"_s;
    folders << prefix + "/lib"_L1 + versioned + "/site-packages"_L1
            << prefix + "/lib64"_L1 + versioned + "/site-packages"_L1;
    for (const QString &folder : std::as_const(folders)) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (!real.isEmpty() && !facts.packageFolders.contains(real))
            facts.packageFolders << real;
    }
}

/// Names are compared as installers compare them: case and the kind of dash mean nothing.
QString normalName(const QString &name)
{
    static const QRegularExpression dashes(u"[-_.]+"_s);
    return name.toLower().replace(dashes, u"-"_s);
}

QString versionInSource(const QString &file)
{
    const Result<QString> text = readTextFile(file);
    static const QRegularExpression stated(u"^__version__\\s*=\\s*[\"']([^\"']+)[\"']"_s,
                                           QRegularExpression::MultilineOption);
    return text ? stated.match(*text).captured(1) : QString();
}

} // namespace

PythonFacts pythonFacts(const QString &program, const QString &home)
{
    PythonFacts facts;
    const QString prefix = QFileInfo(QFileInfo(program).path()).path(); // above bin
    const QString settingsFile = prefix + "/pyvenv.cfg"_L1;
    facts.isVirtual = QFileInfo(settingsFile).isFile();
    if (!facts.isVirtual) {
        const QString real = QFileInfo(program).canonicalFilePath();
        facts.version = shortVersion(QFileInfo(real).fileName());
        const QString realPrefix = QFileInfo(QFileInfo(real).path()).path();
        if (facts.version.isEmpty())
            facts.version = versionOfFolder(realPrefix);
        addPackages(facts, realPrefix, home);
        return facts;
    }
    const QHash<QString, QString> settings = readSettings(settingsFile);
    facts.version = shortVersion(settings.value(u"version"_s, settings.value(u"version_info"_s)));
    if (facts.version.isEmpty())
        facts.version = versionOfFolder(prefix);
    addPackages(facts, prefix, home);
    if (settings.value(u"include-system-site-packages"_s).toLower() == "true"_L1) {
        const QString base = settings.value(u"home"_s); // the folder of the Python that it was made with
        if (!base.isEmpty())
            addPackages(facts, QFileInfo(QDir::cleanPath(base)).path(), home);
    }
    return facts;
}

QString installedVersion(const QStringList &packageFolders, const QString &distribution)
{
    const QString wanted = normalName(distribution);
    for (const QString &folder : packageFolders) {
        const QStringList marks = QDir(folder).entryList({u"*.dist-info"_s, u"*.egg-info"_s});
        for (const QString &mark : marks) {
            // name-version[-py3.12].dist-info
            const QStringList parts = mark.section(u'.', 0, -2).split(u'-');
            if (parts.size() > 1 && normalName(parts.first()) == wanted)
                return parts[1];
        }
        const QString inSource = versionInSource(folder + u'/' + distribution + "/__init__.py"_L1);
        if (!inSource.isEmpty())
            return inSource;
    }
    return {};
}

} // namespace stemma
