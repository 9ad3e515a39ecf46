// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/project/inifile.h"
#include "core/project/tomlfile.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// Alembic's settings from one section of an ini file and from [tool.alembic]: a key that the section (or
/// [DEFAULT] behind it) has counts, else that of pyproject.toml. What can't be read becomes a problem and
/// counts as absent. Used on one thread.
class Configuration
{
public:
    using Value = TomlFile::Text;

    struct List
    {
        QList<Value> items;
        Place place; ///< of the whole; empty when the key is nowhere
        bool isSplitBySpaces = false; ///< an ini text without a named separator
        bool isEmpty() const { return items.isEmpty(); }
    };

    Configuration(std::optional<IniFile> ini, std::optional<TomlFile> toml, QString section);

    const std::optional<IniFile> &ini() const { return m_ini; }
    const std::optional<TomlFile> &toml() const { return m_toml; }
    const QString &section() const { return m_section; }
    bool hasIniSection() const { return m_ini && m_ini->hasSection(m_section); }
    Place place() const; ///< of the section, or of [tool.alembic]

    std::optional<Value> text(const QString &key); ///< from either
    std::optional<Value> iniText(const QString &key); ///< from the ini file alone: sqlalchemy.url
    std::optional<Value> iniText(const QString &section, const QString &key);
    bool isTrue(const QString &key); ///< the exact word `true`, or TOML's true
    bool isTruthy(const QString &key); ///< yes, on, 1 … as well

    /// A list of paths: of an ini text, split as path_separator says; of TOML, an array.
    List paths(const QString &key);

    QList<TomlFile::Table> tables(const QString &key); ///< of pyproject.toml alone

    void add(const Problem &problem); ///< unless it is there already
    void add(const QString &id, Severity severity, const QString &message, const QString &advice,
             const Place &place);
    const QList<Problem> &problems() const { return m_problems; }

private:
    std::optional<TomlFile::Value> tomlValue(const QString &key);
    std::optional<Value> separatorFor(const QString &key);

    std::optional<IniFile> m_ini;
    std::optional<TomlFile> m_toml;
    QString m_section;
    QList<Problem> m_problems;
};

} // namespace stemma
