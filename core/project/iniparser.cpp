// SPDX-License-Identifier: GPL-3.0-or-later
// A line is, in this order of precedence: blank, a comment (its first visible character is # or ;), a
// continuation (indented deeper than the line that its key or header stands in), a [header], or a key with =
// or : after it. Comments after a value are part of the value.
#include "core/project/iniparser.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

const QString defaultSection = u"DEFAULT"_s;

qsizetype indentOf(const QString &line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent].isSpace())
        ++indent;
    return indent;
}

} // namespace

IniParser::IniParser(const QString &file, const QHash<QString, QString> &defaults)
{
    m_result.m_file = file;
    for (auto it = defaults.cbegin(); it != defaults.cend(); ++it) {
        QString literal = it.value();
        literal.replace(u'%', "%%"_L1);
        m_result.m_defaults.insert(it.key().toLower(), {literal, {file, 0, 0}});
    }
}

Result<IniFile> IniParser::parse(const QString &text)
{
    for (const QString &each : text.split(u'\n')) {
        ++m_line;
        if (Result<> done = line(each); !done)
            return Failure(std::move(done).error());
    }
    return std::move(m_result);
}

IniFile::Section &IniParser::section()
{
    return m_section == defaultSection ? m_result.m_defaults : m_result.m_sections[m_section];
}

Failure IniParser::malformed(const QString &message, const QString &advice) const
{
    return failure(ErrorKind::FileMalformed, message, advice, {m_result.m_file, m_line, m_line});
}

Result<> IniParser::line(const QString &line)
{
    const QString text = line.trimmed();
    if (text.isEmpty()) {
        ++m_blankLines;
        return {};
    }
    if (text.startsWith(u'#') || text.startsWith(u';'))
        return {};

    const qsizetype indent = indentOf(line);
    if (!m_key.isEmpty() && indent > m_indent) {
        IniFile::Value &value = section()[m_key];
        value.text += QString(m_blankLines + 1, u'\n') + text;
        value.place.endLine = m_line;
        m_blankLines = 0;
        return {};
    }

    m_indent = indent;
    m_blankLines = 0;
    if (text.startsWith(u'[')) {
        // The last bracket of the line closes, and what stands after it is ignored, as in Python.
        if (const qsizetype close = text.lastIndexOf(u']'); close > 1)
            return header(text.sliced(1, close - 1));
    }
    if (m_section.isNull()) {
        return malformed(u"The line stands before the first [section]."_s,
                         u"Alembic's settings belong below a line [alembic]."_s);
    }
    return option(text);
}

Result<> IniParser::header(const QString &name)
{
    if (name != defaultSection && m_result.m_sections.contains(name)) {
        return malformed(u"The section [%1] is here for the second time; the first is in line %2."_s.arg(
                             name, QString::number(m_result.m_sectionLines.value(name))),
                         u"Put the keys of both into one section: Alembic refuses such a file."_s);
    }
    m_section = name;
    m_key.clear();
    if (name != defaultSection)
        m_result.m_sections.insert(name, {});
    m_result.m_sectionLines.insert(name, m_line);
    return {};
}

Result<> IniParser::option(const QString &text)
{
    qsizetype delimiter = 0;
    while (delimiter < text.size() && text[delimiter] != u'=' && text[delimiter] != u':')
        ++delimiter;
    const QString key = text.first(delimiter).trimmed().toLower();
    if (delimiter == text.size() || key.isEmpty()) {
        return malformed(u"The line is neither a [section], a comment, nor a key with = or : and a value."_s,
                         u"Indent it if it continues the value above."_s);
    }
    const bool inDefaults = m_section == defaultSection;
    const bool isSecond = inDefaults ? m_keysHere.contains(key) : section().contains(key);
    if (isSecond) {
        return malformed(u"The key %1 is here for the second time in [%2]; the first is in line %3."_s.arg(
                             key, m_section, QString::number(section().value(key).place.line)),
                         u"Remove one of the two: Alembic refuses such a file."_s);
    }
    if (inDefaults)
        m_keysHere.insert(key);
    m_key = key;
    const QString value = text.sliced(delimiter + 1).trimmed();
    section().insert(key, {value, {m_result.m_file, m_line, m_line}});
    return {};
}

} // namespace stemma
