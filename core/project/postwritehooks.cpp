// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/configuration.h"
#include "core/project/revisionsettingsreader.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

const QString hooksKey = u"post_write_hooks"_s;

/// What a hook runs is a key that its type names.
QString programKey(const QString &type)
{
    if (type == "console_scripts"_L1)
        return u"entrypoint"_s;
    if (type == "exec"_L1)
        return u"executable"_s;
    return type == "module"_L1 ? type : QString();
}

/// `value` gives a hook's own key, or nothing.
template <class ValueOf>
PostWriteHook readHook(Configuration &configuration, const QString &name, const Place &place,
                       const ValueOf &value)
{
    PostWriteHook hook;
    hook.name = name;
    hook.place = place;
    if (const auto type = value(u"type"_s)) {
        hook.type = type->text;
        hook.place = type->place;
    } else {
        configuration.add(u"hook-incomplete"_s, Severity::Warning,
                          u"The post-write hook %1 has no type."_s.arg(name),
                          u"Add %1.type: without it alembic revision ends in an error."_s.arg(name), place);
    }
    if (const QString key = programKey(hook.type); !key.isEmpty()) {
        if (const auto program = value(key)) {
            hook.program = program->text;
        } else {
            configuration.add(u"hook-incomplete"_s, Severity::Warning,
                              u"The post-write hook %1 has no %2."_s.arg(name, key),
                              u"Add %1.%2: without it alembic revision ends in an error."_s.arg(name, key),
                              hook.place);
        }
    }
    if (const auto options = value(u"options"_s))
        hook.options = options->text;
    if (const auto folder = value(u"cwd"_s))
        hook.workingFolder = folder->text;
    return hook;
}

QList<PostWriteHook> iniHooks(Configuration &configuration)
{
    QList<PostWriteHook> hooks;
    const auto names = configuration.iniText(hooksKey, u"hooks"_s);
    if (!names)
        return hooks;
    QString blanks = names->text;
    for (const QString &name : blanks.replace(u',', u' ').split(u' ', Qt::SkipEmptyParts)) {
        hooks << readHook(configuration, name, names->place, [&](const QString &key) {
            return configuration.iniText(hooksKey, name + u'.' + key);
        });
    }
    return hooks;
}

QList<PostWriteHook> tomlHooks(Configuration &configuration)
{
    QList<PostWriteHook> hooks;
    for (const TomlFile::Table &table : configuration.tables(hooksKey)) {
        const auto name = table.texts.value(u"name"_s);
        if (name.text.isEmpty()) {
            configuration.add(u"hook-incomplete"_s, Severity::Warning, u"A post-write hook has no name."_s,
                              u"Add name = \"…\"."_s, table.place);
            continue;
        }
        hooks << readHook(configuration, name.text, name.place, [&](const QString &key) {
            const auto found = table.texts.constFind(key);
            return found == table.texts.cend() ? std::nullopt : std::optional(*found);
        });
    }
    return hooks;
}

} // namespace

QList<PostWriteHook> readPostWriteHooks(Configuration &configuration)
{
    const bool inIni = configuration.ini() && configuration.ini()->hasSection(hooksKey);
    return inIni ? iniHooks(configuration) : tomlHooks(configuration);
}

} // namespace stemma
