// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/environmentscript.h"

#include "core/project/contextarguments.h"
#include "core/project/namingconventionfinder.h"
#include "core/python/sourcetext.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

class Reader
{
public:
    Reader(const PythonModule &module, PythonSources &sources)
        : m_module(module)
        , m_sources(sources)
    { }

    EnvironmentScript read(const MainOption &mainOption)
    {
        ContextArguments arguments(m_module, m_sources, mainOption);
        m_script.versionTable = arguments.text(u"version_table"_s, m_script.versionTable);
        m_script.versionTableSchema = arguments.text(u"version_table_schema"_s, {});
        m_script.problems += arguments.problems();
        if (const int line = arguments.hiddenArgumentsLine()) {
            add(u"env-py-arguments-hidden"_s, Severity::Info,
                u"env.py hands context.configure() arguments that only running it would tell."_s,
                u"Stemma takes the version table to be %1; if it has another name, say version_table=\"…\" "
                "in env.py."_s.arg(m_script.versionTable),
                line);
        }
        m_script.namingConvention = findNamingConvention(m_module, m_sources);
        if (!m_script.namingConvention.isKnown) {
            add(u"naming-convention-unknown"_s, Severity::Info,
                u"The naming convention of target_metadata is only known by running Python."_s,
                u"Constraints without a name of their own may be named otherwise than shown."_s,
                m_script.namingConvention.line);
        }
        readImports();
        m_script.readsDatabaseUrlVariable = readsVariable(u"DATABASE_URL"_s);
        return std::move(m_script);
    }

private:
    void readImports()
    {
        const auto listed = [this](const QString &name) {
            return std::ranges::any_of(m_script.imports,
                                       [&](const ImportedModule &each) { return each.name == name; });
        };
        const auto list = [&](const QString &name, bool onlyOwn, int line) {
            const QString file = m_sources.fileOf(name);
            if (!name.isEmpty() && !listed(name) && !(onlyOwn && file.isEmpty()))
                m_script.imports << ImportedModule{name, file, line};
        };
        for (const PythonModule::Import &import : m_module.imports()) {
            const QString name = m_sources.absoluteName(m_module, import.module);
            list(name, false, import.line);
            // What `from a import b` brings is a module of its own where there is a file for it.
            if (!name.isEmpty() && !import.name.isEmpty() && import.name != "*"_L1)
                list(name + u'.' + import.name, true, import.line);
        }
    }

    bool readsVariable(const QString &variable) const
    {
        for (const Node &call : m_module.calls()) {
            const Node function = call.field("function");
            const QString object = function.field("object").text().section(u'.', -1);
            const QString name = calledName(call);
            const bool asks = name == "getenv"_L1 || (name == "get"_L1 && object == "environ"_L1);
            if (asks && plainString(call.field("arguments").child(0)) == variable)
                return true;
        }
        for (const Node &subscript : m_module.subscripts()) {
            if (subscript.field("value").text().section(u'.', -1) == "environ"_L1
                && plainString(subscript.field("subscript")) == variable)
                return true;
        }
        return false;
    }

    void add(const QString &id, Severity severity, const QString &message, const QString &advice, int line)
    {
        Problem problem;
        problem.id = id;
        problem.severity = severity;
        problem.message = message;
        problem.advice = advice;
        problem.place = {m_module.file(), line, line};
        m_script.problems << problem;
    }

    const PythonModule &m_module;
    PythonSources &m_sources;
    EnvironmentScript m_script;
};

Problem broken(const QString &id, const QString &file, const QString &what, int line)
{
    Problem problem;
    problem.id = id;
    problem.message = u"env.py %1."_s.arg(what);
    problem.advice = id == "version-table-unknown"_L1
        ? u"Mend it: Stemma can't tell where the database stands and will not change it."_s
        : u"Mend it: Alembic can't run it."_s;
    problem.place = {file, line, line};
    return problem;
}

} // namespace

EnvironmentScript EnvironmentScript::read(const QByteArray &source, const QString &file,
                                          const QStringList &importFolders, const MainOption &mainOption)
{
    const SourceText text = decodeSource(source);
    const PythonModule module(text.utf8, file);
    PythonSources sources(importFolders);
    EnvironmentScript script = Reader(module, sources).read(mainOption);
    if (!text.fault.isEmpty()) {
        script.problems << broken(u"env-py-unreadable"_s, file, text.fault, text.faultLine);
    } else if (const int line = module.faultLine()) {
        // In a broken file an argument may stand where it isn't seen.
        const bool mayHide = text.utf8.contains("version_table");
        script.problems << broken(mayHide ? u"version-table-unknown"_s : u"env-py-unreadable"_s, file,
                                  u"is broken Python in line %1"_s.arg(line), line);
    }
    return script;
}

} // namespace stemma
