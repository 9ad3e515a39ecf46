// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/ddlhookfinder.h"

#include "core/project/hookkinds.h"
#include "core/project/hookplaces.h"
#include "core/project/project.h"
#include "core/project/projectmodules.h"
#include "core/project/textfile.h"
#include "core/python/hookfunction.h"
#include "core/python/sourcetext.h"

#include <QCryptographicHash>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int mostModules = 3000;

/// "sqlalchemy.DateTime" of "sqlalchemy.types.DateTime", by which the tables here go.
QString shortened(const QString &name)
{
    const QString last = name.section(u'.', -1);
    if (name.startsWith("sqlalchemy.dialects."_L1)) {
        const QString dialect = name.section(u'.', 2, 2);
        return u"sqlalchemy.dialects.%1.%2"_s.arg(dialect, last);
    }
    const QString top = name.section(u'.', 0, 0);
    return top == "sqlalchemy"_L1 || top == "alembic"_L1 ? top + u'.' + last : QString();
}

class Finder
{
public:
    explicit Finder(const Project &project)
        : m_project(project)
        , m_sources(importFoldersOf(project), mostModules)
    { }

    DdlHooks find()
    {
        const HookPlaces places = findHookPlaces(m_project);
        const QString environment = QFileInfo(m_project.scriptLocation + "/env.py"_L1).canonicalFilePath();
        QList<std::shared_ptr<const PythonModule>> modules;
        for (const QString &file : places.files) {
            const Result<QByteArray> bytes = readFileBytes(file);
            if (!bytes)
                continue;
            modules << std::make_shared<PythonModule>(decodeSource(*bytes).utf8, file);
            if (file == environment)
                m_environment = modules.last();
        }
        for (const auto &module : std::as_const(modules))
            look(module);
        settle();
        if (!places.isWhole) {
            add(allOperations, u"The project has more files than are searched for what changes its DDL"_s,
                {m_project.scriptLocation, 0, 0});
        }
        nameDoubt(places);
        m_hooks.fingerprint = m_hash.result();
        return std::move(m_hooks);
    }

private:
    void nameDoubt(const HookPlaces &places)
    {
        const QString file = m_project.scriptLocation + "/env.py"_L1;
        const QString reason =
            u"The project's naming convention is only known by running Python, and may name this otherwise"_s;
        if (!m_project.namingConvention.isKnown)
            m_hooks.names =
                Doubt{reason, {file, m_project.namingConvention.line, m_project.namingConvention.line}};
        else if (!m_environment && places.mentionsNamingConvention)
            m_hooks.names = Doubt{reason, {m_project.scriptLocation, 0, 0}};
        if (m_hooks.names)
            note(*m_hooks.names);
    }

    void look(const std::shared_ptr<const PythonModule> &module)
    {
        m_module = module;
        for (const PythonModule::Decoration &each : module->decorations())
            hook(each.decorator, each.definition);
        for (const Node &call : module->calls()) {
            const QString name = calledName(call);
            if (name == "listen"_L1)
                listen(call, call.field("arguments").child(2));
            else if (call.field("function").is("call")) // compiles(DateTime, "mysql")(function)
                hook(call.field("function"), call.field("arguments").child(0));
        }
        for (const QString &name : module->attributeNames()) {
            for (const auto &each : module->attributeDefinitions(name))
                replace(each.object, name, each.value);
        }
        dialectImplementations();
    }

    void hook(const Node &call, const Node &function)
    {
        if (!call.is("call"))
            return;
        const QString name = shortened(m_sources.outsideName({m_module.get(), call.field("function")}));
        if (name == "sqlalchemy.compiles"_L1)
            compile(call, function);
        else if (name == "sqlalchemy.listens_for"_L1)
            listen(call, function);
        else if (name == "alembic.implementation_for"_L1)
            implement(call);
    }

    /// The function that is written for a hook; null when it isn't one of this file for sure.
    Node functionOf(const Node &written) const
    {
        if (written.is("function_definition"))
            return written;
        const QList<Node> stated =
            written.is("identifier") ? m_module->functions(written.text()) : QList<Node>();
        const bool isOne = stated.size() == 1 && m_module->definitions(written.text()).size() == 1;
        return isOne ? stated.first() : Node();
    }

    HookFunction functionFor(const Node &definition)
    {
        QHash<QString, Node> constants;
        for (const QString &name : HookFunction::namesIn(definition)) {
            const auto stated = m_module->definitions(name);
            const bool isImported = m_module->import(name).has_value();
            if (stated.isEmpty() && !isImported)
                continue;
            // Once, and for all: not filled later by a function, nor below an `if`.
            const bool isConstant = !isImported && stated.size() == 1 && !stated.first().isInFunction
                && stated.first().node && m_module->isCertain(stated.first().node);
            constants.insert(name, isConstant ? stated.first().node : Node());
        }
        return HookFunction(definition, std::move(constants));
    }

    // @compiles(class, *dialects)
    void compile(const Node &call, const Node &function)
    {
        QList<Node> arguments = call.field("arguments").children();
        if (arguments.isEmpty())
            return;
        const Node target = arguments.takeFirst();
        QStringList dialects;
        bool isKnown = true;
        for (const Node &each : std::as_const(arguments)) {
            const auto dialect = plainString(each);
            isKnown = isKnown && dialect;
            if (!dialect || *dialect == "mysql"_L1 || *dialect == "mariadb"_L1)
                dialects << dialect.value_or(QString());
        }
        if (!arguments.isEmpty() && dialects.isEmpty())
            return; // those of other databases
        if (arguments.isEmpty())
            dialects << QString();
        if (!isKnown)
            dialects = {u"mysql"_s, u"mariadb"_s};

        const QString full = m_sources.outsideName({m_module.get(), target});
        QString name = shortened(full);
        const QString last = target.is("attribute") ? target.field("attribute").text() : target.text();
        // db.DateTime, of a db that comes from elsewhere; others are no part of what is known of a revision.
        const bool isGuess = name.isEmpty() && target.is("attribute") && isTypeName("sqlalchemy."_L1 + last);
        if (isGuess)
            name = "sqlalchemy."_L1 + last;
        if (name.isEmpty())
            return;
        if (!isTypeName(name)) {
            const bool isForeign = name.startsWith("sqlalchemy.dialects."_L1)
                && !name.startsWith("sqlalchemy.dialects.mysql."_L1);
            if (const OperationKinds kinds = isForeign ? 0 : operationsWithConstruct(last))
                add(kinds, u"The project compiles %1 in its own way (@compiles)"_s.arg(last), placeOf(call));
            return;
        }
        const Node definition = functionOf(function);
        std::optional<QString> text;
        if (definition && isKnown && !isGuess)
            text = functionFor(definition).text();
        const QString what = u"The project writes the type %1 in its own way (@compiles)"_s.arg(last);
        for (const QString &dialect : std::as_const(dialects)) {
            const Doubt otherwise{text ? what + u", if env.py leads to this file"_s : what, placeOf(call)};
            m_types << Found<TypeHook>{{nameOfType(name), dialect, text, otherwise}, m_module, isSure(call)};
        }
    }

    // event.listen(target, "event", function), @event.listens_for(target, "event")
    void listen(const Node &call, const Node &function)
    {
        const QString called = shortened(m_sources.outsideName({m_module.get(), call.field("function")}));
        if (called != "sqlalchemy.listen"_L1 && called != "sqlalchemy.listens_for"_L1)
            return;
        const Node target = call.field("arguments").child(0);
        const auto event = plainString(call.field("arguments").child(1));
        const QString full = m_sources.outsideName({m_module.get(), target});
        const QString name = shortened(full);
        const QString last = name.section(u'.', -1);
        if (event && (*event == "before_cursor_execute"_L1 || *event == "before_execute"_L1)) {
            if (keywordArgument(call, u"retval"_s).is("true"))
                add(allOperations,
                    u"The project changes statements as they are sent (event %1)"_s.arg(*event),
                    placeOf(call));
            return;
        }
        if (name.isEmpty() || (event && !operationsWithEvent(last, *event)))
            return;
        const QString what = u"The project changes each %1 as it is made (event %2)"_s.arg(
            last, event.value_or(u"that only running it would tell"_s));
        if (!event) {
            add(allOperations, what, placeOf(call));
            return;
        }
        const Node definition = functionOf(function);
        if (last != "Table"_L1 || *event != "after_parent_attach"_L1 || !definition) {
            add(operationsWithEvent(last, *event), what, placeOf(call));
            return;
        }
        m_tables << Found<TableHook>{{[module = m_module, body = functionFor(definition)](
                                          const CreateTable &table) { return body.optionsAfter(table); },
                                      {what, placeOf(call)}},
                                     m_module,
                                     isSure(call),
                                     touchesOnlyOptions(definition)};
        note(m_tables.last().hook.otherwise);
        m_hash.addData(definition.bytes());
    }

    /// Whether a listener has to do with nothing but `table.kwargs`.
    static bool touchesOnlyOptions(const Node &definition)
    {
        const QString table = HookFunction::parametersOf(definition).value(0);
        QList<Node> todo = definition.field("body").children();
        while (!todo.isEmpty()) {
            const Node node = todo.takeLast();
            if (node.is("attribute") && node.field("object").text() == table) {
                const QString name = node.field("attribute").text();
                if (name != "kwargs"_L1 && name != "dialect_kwargs"_L1 && name != "name"_L1
                    && name != "schema"_L1 && name != "dialect_options"_L1)
                    return false;
            } else if (node.is("identifier") && node.text() == table) {
                return false;
            } else {
                todo += node.children();
            }
        }
        return true;
    }

    // @Operations.implementation_for(ops.CreateTableOp, replace=True)
    void implement(const Node &call)
    {
        const QString name = m_sources.outsideName({m_module.get(), call.field("arguments").child(0)});
        if (!name.isEmpty()) // one of the project's own operations is known to no revision
            add(operationsNamed(name.section(u'.', -1)),
                u"The project replaces what Alembic does for %1"_s.arg(name.section(u'.', -1)),
                placeOf(call));
    }

    // sqlalchemy.….visit_create_table = …
    void replace(const Node &object, const QString &name, const Node &value)
    {
        const QString owner = m_sources.outsideName({m_module.get(), object});
        const QString top = owner.section(u'.', 0, 0);
        static const QStringList harmless{u"alembic.context"_s, u"alembic.config"_s, u"sqlalchemy.func"_s};
        for (const QString &each : harmless) {
            if (owner == each || owner.startsWith(each + u'.'))
                return;
        }
        if (owner.isEmpty() || (top != "sqlalchemy"_L1 && top != "alembic"_L1))
            return;
        add(allOperations, u"The project replaces %1.%2"_s.arg(shortened(owner).section(u'.', 1), name),
            placeOf(value ? value : object));
    }

    // class Impl(MySQLImpl): __dialect__ = "mysql"
    void dialectImplementations()
    {
        for (const PythonModule::Definition &each : m_module->definitions(u"__dialect__"_s)) {
            const auto dialect = plainString(each.node);
            if (!dialect || *dialect == "mysql"_L1 || *dialect == "mariadb"_L1)
                add(allOperations, u"The project has its own implementation of the dialect for Alembic"_s,
                    placeOf(each.node));
        }
    }

    template <class Hook>
    struct Found
    {
        Hook hook;
        std::shared_ptr<const PythonModule> module;
        bool isSure = false; ///< it is run whenever its file is imported
        bool onlyOptions = false;
    };

    bool isSure(const Node &call) const { return m_module->isCertain(call); }

    bool isImported(const PythonModule &module)
    {
        if (&module == m_environment.get() || m_revisionFolders.contains(QFileInfo(module.file()).path()))
            return true;
        if (!m_imported) {
            m_imported = m_environment ? filesSurelyImportedBy(*m_environment, m_sources) : QSet<QString>();
        }
        return m_imported->contains(module.file());
    }

    /// What is applied: hooks that are there for sure, and that no other one contradicts.
    void settle()
    {
        for (const QString &each : m_project.versionLocations)
            m_revisionFolders.insert(QFileInfo(each).canonicalFilePath());
        for (const auto &found : std::as_const(m_types)) {
            TypeHook hook = found.hook;
            if (hook.text && !(found.isSure && isImported(*found.module)))
                hook.text.reset();
            const auto same = std::ranges::find_if(m_hooks.types, [&](const TypeHook &each) {
                return each.typeClass == hook.typeClass && each.dialect == hook.dialect;
            });
            if (same == m_hooks.types.end())
                m_hooks.types << hook;
            else if (same->text != hook.text)
                same->text.reset(); // the one that is imported last
        }
        for (const TypeHook &hook : std::as_const(m_hooks.types)) {
            m_hash.addData(
                (hook.typeClass + u'|' + hook.dialect + u'|' + hook.text.value_or(u"?"_s)).toUtf8());
            note(hook.otherwise);
        }
        for (const auto &found : std::as_const(m_tables)) {
            // Of several, the order counts.
            if (m_tables.size() == 1 && found.isSure && isImported(*found.module) && found.onlyOptions)
                m_hooks.tables << found.hook;
            else
                add(found.onlyOptions ? kindsOf<CreateTable>() : kindsOf<CreateTable, AddColumn>(),
                    found.hook.otherwise.reason, found.hook.otherwise.place);
        }
    }

    Place placeOf(const Node &node) const { return {m_module->file(), node.line(), node.line()}; }

    void add(OperationKinds kinds, const QString &reason, const Place &place)
    {
        const OpaqueHook hook{kinds, {reason, place}};
        if (m_hooks.opaque.contains(hook))
            return;
        m_hooks.opaque << hook;
        note(hook.doubt);
    }

    void note(const Doubt &doubt)
    {
        m_hash.addData(u"%1|%2|%3\n"_s.arg(doubt.reason, doubt.place.file).arg(doubt.place.line).toUtf8());
    }

    const Project &m_project;
    PythonSources m_sources;
    std::shared_ptr<const PythonModule> m_environment;
    std::shared_ptr<const PythonModule> m_module; ///< that is looked at
    QList<Found<TypeHook>> m_types;
    QList<Found<TableHook>> m_tables;
    std::optional<QSet<QString>> m_imported;
    QSet<QString> m_revisionFolders;
    DdlHooks m_hooks;
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
};

} // namespace

DdlHooks findDdlHooks(const Project &project)
{
    return Finder(project).find();
}

} // namespace stemma
