// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/inifile.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;
using namespace Qt::StringLiterals;

namespace {

/// Whether the secret stands in values alone: names of sections and keys are repeated, in %(…)s too.
bool isInValuesOnly(const QString &text)
{
    for (const QString &line : text.split(u'\n')) {
        const qsizetype at = line.indexOf(secret);
        if (at < 0)
            continue;
        const QStringView before = QStringView(line).first(at);
        const bool isValue = before.contains(u'=') || before.contains(u':');
        if (!isValue || line.trimmed().startsWith(u'[') || before.contains(u'('))
            return false;
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = textOf(data, size);
    const qsizetype lines = text.count(u'\n') + 1;
    const bool mustBeQuiet = isInValuesOnly(text);
    const Result<IniFile> ini = IniFile::parse(text, u"x.ini"_s, {{u"here"_s, u"/p%q"_s}});
    if (!ini) {
        requireHelp(ini.error());
        requirePlace(ini.error().place, lines);
        if (mustBeQuiet)
            requireDiscretion(errorText(ini.error()));
        return 0;
    }
    QStringList sections = ini->sectionsWith(u"script_location"_s) + ini->sectionsWith(u"sqlalchemy.url"_s);
    sections << u"alembic"_s << u"nowhere"_s;
    for (const QString &section : std::as_const(sections)) {
        requirePlace(ini->sectionPlace(section), lines);
        for (const QString &key : ini->keys(section)) {
            const std::optional<IniFile::Value> raw = ini->rawValue(section, key);
            require(raw.has_value(), "a key that is listed has a value", key);
            requirePlace(raw->place, lines);
            const Result<std::optional<IniFile::Value>> value = ini->value(section, key);
            if (!value) {
                requireHelp(value.error());
                require(value.error().place == raw->place, "an error lies at its key");
                if (mustBeQuiet)
                    requireDiscretion(errorText(value.error()));
                continue;
            }
            require(value->has_value(), "a key that is written has a value", key);
            if (!raw->text.contains(u'%'))
                require((*value)->text == raw->text, "a text without % is itself", raw->text);
        }
    }
    return 0;
}
