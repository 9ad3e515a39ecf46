// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/configuration.h"
#include "core/project/revisionsettingsreader.h"
#include "core/project/tomlfile.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = textOf(data, size);
    // An end of file counts as a line of its own.
    const qsizetype lines = text.count(u'\n') + 2;
    const Result<TomlFile> toml = TomlFile::parse(text, u"pyproject.toml"_s, u"/p"_s);
    if (!toml) {
        requireHelp(toml.error());
        requirePlace(toml.error().place, lines);
        requireDiscretion(errorText(toml.error()));
        return 0;
    }
    if (toml->hasAlembic())
        requirePlace(toml->place(), lines);
    Configuration configuration(std::nullopt, *toml, u"alembic"_s);
    (void)configuration.text(u"script_location"_s);
    (void)configuration.paths(u"version_locations"_s);
    (void)configuration.paths(u"prepend_sys_path"_s);
    const RevisionSettings settings = readRevisionSettings(configuration, u"/p/s"_s);
    require(settings.truncateSlugLength > 0, "a slug has letters");
    require(!settings.fileTemplate.isEmpty(), "a file has a name");
    for (const Problem &problem : configuration.problems()) {
        requireHelp(problem);
        requirePlace(problem.place, lines);
        // A hook's name and a time zone are said; other values aren't.
        if (problem.id == "toml-value-unreadable"_L1)
            requireDiscretion(problem.message + problem.advice);
    }
    return 0;
}
