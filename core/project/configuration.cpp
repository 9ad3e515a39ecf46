// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/configuration.h"

#include "core/project/pathlist.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = TomlFile::Value::Kind;

const QString newSeparator = u"path_separator"_s;
const QString oldSeparator = u"version_path_separator"_s;
const QString versionLocations = u"version_locations"_s;

} // namespace

Configuration::Configuration(std::optional<IniFile> ini, std::optional<TomlFile> toml, QString section)
    : m_ini(std::move(ini))
    , m_toml(std::move(toml))
    , m_section(std::move(section))
{ }

Place Configuration::place() const
{
    if (hasIniSection() || !m_toml)
        return m_ini ? m_ini->sectionPlace(m_section) : Place{};
    return m_toml->place();
}

void Configuration::add(const Problem &problem)
{
    if (!m_problems.contains(problem))
        m_problems << problem;
}

void Configuration::add(const QString &id, Severity severity, const QString &message, const QString &advice,
                        const Place &place)
{
    Problem problem;
    problem.id = id;
    problem.severity = severity;
    problem.message = message;
    problem.advice = advice;
    problem.place = place;
    add(problem);
}

std::optional<Configuration::Value> Configuration::iniText(const QString &section, const QString &key)
{
    if (!m_ini || !m_ini->hasSection(section))
        return std::nullopt;
    const Result<std::optional<IniFile::Value>> found = m_ini->value(section, key);
    if (!found) {
        add(u"ini-value-unreadable"_s, Severity::Error, u"%1: %2"_s.arg(key, found.error().message),
            found.error().advice, found.error().place);
        return std::nullopt;
    }
    return *found ? std::optional(Value{(*found)->text, (*found)->place}) : std::nullopt;
}

std::optional<Configuration::Value> Configuration::iniText(const QString &key)
{
    return iniText(m_section, key);
}

std::optional<TomlFile::Value> Configuration::tomlValue(const QString &key)
{
    if (!m_toml)
        return std::nullopt;
    Result<std::optional<TomlFile::Value>> found = m_toml->value(key);
    if (!found) {
        add(u"toml-value-unreadable"_s, Severity::Error, u"%1: %2"_s.arg(key, found.error().message),
            found.error().advice, found.error().place);
        return std::nullopt;
    }
    return *std::move(found);
}

std::optional<Configuration::Value> Configuration::text(const QString &key)
{
    if (hasIniSection() && m_ini->rawValue(m_section, key))
        return iniText(key);
    const std::optional<TomlFile::Value> found = tomlValue(key);
    if (!found)
        return std::nullopt;
    if (found->kind == Kind::Text)
        return Value{found->text, found->place};
    if (found->kind == Kind::Integer)
        return Value{QString::number(found->integer), found->place};
    if (found->kind == Kind::Boolean)
        return Value{found->boolean ? u"true"_s : u"false"_s, found->place};
    add(u"toml-value-unreadable"_s, Severity::Error,
        u"%1 is a list, where Alembic takes one text."_s.arg(key), u"Write it in quotes."_s, found->place);
    return std::nullopt;
}

bool Configuration::isTrue(const QString &key)
{
    if (hasIniSection() && m_ini->rawValue(m_section, key)) {
        const std::optional<Value> found = iniText(key);
        return found && found->text == "true"_L1;
    }
    const std::optional<TomlFile::Value> found = tomlValue(key);
    if (!found)
        return false;
    if (found->kind != Kind::Boolean) {
        add(u"toml-value-unreadable"_s, Severity::Error, u"%1 is neither true nor false."_s.arg(key),
            u"Write true or false, without quotes."_s, found->place);
        return false;
    }
    return found->boolean;
}

bool Configuration::isTruthy(const QString &key)
{
    static const QStringList yes{u"true"_s, u"yes"_s, u"on"_s, u"y"_s, u"t"_s, u"1"_s};
    const std::optional<Value> found = text(key);
    return found && yes.contains(found->text.trimmed().toLower());
}

// From 1.16 on path_separator counts; before, and for version_locations behind it, version_path_separator.
std::optional<Configuration::Value> Configuration::separatorFor(const QString &key)
{
    const std::optional<Value> newer = iniText(newSeparator);
    if (key != versionLocations)
        return newer;
    const std::optional<Value> older = iniText(oldSeparator);
    if (newer && older && newer->text != older->text) {
        add(u"path-separator-conflict"_s, Severity::Warning,
            u"path_separator and version_path_separator differ."_s,
            u"Remove version_path_separator: Alembic from 1.16 on goes by path_separator, as Stemma does, "
            u"and "
            "older ones by the other."_s,
            older->place);
    } else if (!newer && older) {
        add(u"path-separator-old"_s, Severity::Info,
            u"version_path_separator has been called path_separator since Alembic 1.16."_s,
            u"Rename it once every Alembic at work is that new."_s, older->place);
    }
    return newer ? newer : older;
}

Configuration::List Configuration::paths(const QString &key)
{
    List list;
    const std::optional<Value> written = iniText(key);
    if (!written || written->text.isEmpty()) {
        const std::optional<TomlFile::Value> found = tomlValue(key);
        if (!found)
            return list;
        list.place = found->place;
        if (found->kind != Kind::Texts) {
            add(u"toml-value-unreadable"_s, Severity::Error, u"%1 is no array of paths."_s.arg(key),
                u"Write it as [\"…\", \"…\"]."_s, found->place);
        }
        for (const TomlFile::Text &each : found->texts)
            list.items << Value{each.text, each.place};
        return list;
    }
    list.place = written->place;
    const std::optional<Value> separator = separatorFor(key);
    list.isSplitBySpaces = !separator;
    const Result<QStringList> parts = separator
        ? splitPaths(written->text, separator->text)
        : splitPathsWithoutSeparator(written->text, key == versionLocations ? u" ,"_s : u" ,:"_s);
    if (!parts) {
        add(u"path-separator-unknown"_s, Severity::Error, parts.error().message, parts.error().advice,
            separator->place);
        return list;
    }
    for (const QString &each : *parts)
        list.items << Value{each, written->place};
    return list;
}

QList<TomlFile::Table> Configuration::tables(const QString &key)
{
    const std::optional<TomlFile::Value> found = tomlValue(key);
    if (!found)
        return {};
    if (found->kind != Kind::Tables && !(found->kind == Kind::Texts && found->texts.isEmpty())) {
        add(u"toml-value-unreadable"_s, Severity::Error, u"%1 is no array of tables."_s.arg(key),
            u"Write [[tool.alembic.%1]] above each."_s.arg(key), found->place);
    }
    return found->tables;
}

} // namespace stemma
