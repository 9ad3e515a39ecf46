// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/inifile.h"

#include "core/project/iniparser.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

// ConfigParser's own limit: a chain longer than this is taken for a circle.
constexpr int deepestInterpolation = 10;

} // namespace

Result<IniFile> IniFile::parse(const QString &text, const QString &file,
                               const QHash<QString, QString> &defaults)
{
    return IniParser(file, defaults).parse(text);
}

bool IniFile::hasSection(const QString &section) const
{
    return m_sections.contains(section);
}

Place IniFile::sectionPlace(const QString &section) const
{
    const int line = m_sectionLines.value(section, 0);
    return {m_file, line, line};
}

QStringList IniFile::sectionsWith(const QString &key) const
{
    QStringList names;
    for (auto it = m_sections.cbegin(); it != m_sections.cend(); ++it) {
        if (it->contains(key.toLower()))
            names << it.key();
    }
    std::ranges::sort(names, {}, [this](const QString &name) { return m_sectionLines.value(name); });
    return names;
}

QStringList IniFile::keys(const QString &section) const
{
    QStringList names = m_defaults.keys();
    if (const auto found = m_sections.constFind(section); found != m_sections.cend())
        names += found->keys();
    names.removeDuplicates();
    return names;
}

std::optional<IniFile::Value> IniFile::rawValue(const QString &section, const QString &key) const
{
    const QString lowered = key.toLower();
    if (const auto inSection = m_sections.constFind(section); inSection != m_sections.cend()) {
        if (const auto found = inSection->constFind(lowered); found != inSection->cend())
            return *found;
    }
    if (const auto found = m_defaults.constFind(lowered); found != m_defaults.cend())
        return *found;
    return std::nullopt;
}

Result<std::optional<IniFile::Value>> IniFile::value(const QString &section, const QString &key) const
{
    const std::optional<Value> raw = rawValue(section, key);
    if (!raw)
        return std::nullopt;
    Result<QString> text = interpolate(section, *raw, 1);
    if (!text) {
        Error error = std::move(text).error();
        error.place = raw->place;
        return Failure(std::move(error));
    }
    return Value{*std::move(text), raw->place};
}

Result<QString> IniFile::interpolate(const QString &section, const Value &value, int depth) const
{
    const QString &text = value.text;
    if (depth > deepestInterpolation) {
        return failure(ErrorKind::FileMalformed, u"The value refers to itself by %(…)s."_s,
                       u"Write one of the values out."_s);
    }
    QString result;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] != u'%') {
            result += text[i++];
            continue;
        }
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if (next == u'%') {
            result += u'%';
            i += 2;
            continue;
        }
        const qsizetype close = next == u'(' ? text.indexOf(u')', i + 2) : -1;
        if (close <= i + 2 || close + 1 >= text.size() || text[close + 1] != u's') {
            return failure(ErrorKind::FileMalformed, u"A % in the value is neither %% nor %(name)s."_s,
                           u"Write a plain percent sign as %%, in passwords too."_s);
        }
        const QString name = text.sliced(i + 2, close - i - 2);
        const std::optional<Value> other = rawValue(section, name);
        if (!other) {
            return failure(
                ErrorKind::FileMalformed, u"The value refers by %(…)s to a key that is not defined."_s,
                u"Define that key in this section or in [DEFAULT]; a plain percent sign is written %%, in passwords too."_s);
        }
        const Result<QString> inner = interpolate(section, *other, depth + 1);
        if (!inner)
            return inner;
        result += *inner;
        i = close + 2;
    }
    return result;
}

} // namespace stemma
