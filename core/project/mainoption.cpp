// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/mainoption.h"

#include "core/project/inifile.h"
#include "core/project/textfile.h"

#include <QFileInfo>

#include <memory>

using namespace Qt::StringLiterals;

namespace stemma {

MainOption mainOption(const Project &project)
{
    const QString file = project.iniFile;
    const Result<IniFile> ini = readTextFile(file).and_then([&](const QString &text) {
        return IniFile::parse(text, file, {{u"here"_s, QFileInfo(file).path()}});
    });
    if (!ini)
        return [](const QString &) { return std::nullopt; };
    const auto shared = std::make_shared<const IniFile>(*ini);
    return [shared, section = project.options.section](const QString &key) -> std::optional<QString> {
        const auto value = shared->value(section, key);
        return value && *value ? std::optional((*value)->text) : std::nullopt;
    };
}

} // namespace stemma
