// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/namingconventionfinder.h"

#include "core/python/hookfunction.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int deepestChain = 20;
const QString argumentName = u"naming_convention"_s;

using Names = QMap<QString, QString>;

/// Each question answers nothing where only running would tell.
class Finder
{
public:
    explicit Finder(PythonSources &sources)
        : m_sources(sources)
    { }

    std::optional<Names> ofMetaData(const PythonUse &written, int depth)
    {
        if (depth > deepestChain || written.node.isNull())
            return std::nullopt;
        const Node node = written.node;
        if (node.is("none"))
            return Names();
        if (node.is("list") || node.is("tuple"))
            return ofAll(written, depth);
        if (const auto set = assigned(*written.module, Node(),
                                      [&](const Node &object) { return object.bytes() == node.bytes(); }))
            return *set;
        if (node.is("attribute")) {
            // Base.metadata, db.metadata; or the name `metadata` of a module. db.Model has that of db.
            const QString name = node.field("attribute").text();
            if (name == "metadata"_L1 || name == "Model"_L1) {
                if (const auto found = ofMetaData({written.module, node.field("object")}, depth + 1))
                    return found;
            }
        }
        const auto use = m_sources.resolved(written);
        if (!use)
            return std::nullopt;
        if (const auto set = assigned(*use->module, Node(), [](const Node &) { return true; }))
            return *set;
        if (use->node.is("call"))
            return ofCall(*use, depth);
        if (use->node.is("class_definition"))
            return ofClass(*use, depth);
        const bool isFurther = use->node.is("attribute") || use->node.is("list") || use->node.is("tuple");
        const bool isSame = use->module == written.module && use->node.start() == node.start();
        return isFurther && !isSame ? ofMetaData(*use, depth + 1) : std::nullopt;
    }

private:
    /// What `….naming_convention = …` says in a function, or at the top level, for such objects. The outer
    /// nothing: there is no such line. The inner one: only running would tell.
    template <class Predicate>
    std::optional<std::optional<Names>> assigned(const PythonModule &module, const Node &function,
                                                 Predicate isMeant)
    {
        std::optional<std::optional<Names>> result;
        for (const auto &each : module.attributeDefinitions(argumentName)) {
            if (each.function.isNull() != function.isNull()
                || (function && each.function.start() != function.start()) || !isMeant(each.object))
                continue;
            const bool isSure = !result && (function || module.isCertain(each.value));
            result = isSure ? dictionary({&module, each.value}) : std::nullopt;
        }
        return result;
    }

    /// What a function of the project returns.
    std::optional<Names> ofFunction(const PythonUse &function, int depth)
    {
        if (const auto set = assigned(*function.module, function.node, [](const Node &) { return true; }))
            return *set;
        QList<Node> returned;
        QHash<QString, QList<Node>> locals;
        QList<Node> todo = function.node.field("body").children();
        while (!todo.isEmpty()) {
            const Node node = todo.takeLast();
            if (node.is("function_definition") || node.is("lambda") || node.is("class_definition"))
                continue;
            if (node.is("return_statement"))
                returned << node.child(0);
            else if (node.is("assignment"))
                locals[node.field("left").text()] << node.field("right");
            todo += node.children();
        }
        if (returned.size() != 1)
            return std::nullopt;
        Node value = returned.first();
        while (value.is("attribute") && value.field("attribute").text() == "metadata"_L1)
            value = value.field("object");
        if (value.is("identifier") && locals.contains(value.text())) {
            const QList<Node> given = locals.value(value.text());
            value = given.size() == 1 ? given.first() : Node();
        }
        return ofMetaData({function.module, value}, depth + 1);
    }

    std::optional<Names> ofAll(const PythonUse &list, int depth)
    {
        std::optional<Names> all;
        for (const Node &each : list.node.children()) {
            const auto one = ofMetaData({list.module, each}, depth + 1);
            if (!one || (all && *all != *one))
                return std::nullopt;
            all = one;
        }
        return all;
    }

    // MetaData(naming_convention=…), declarative_base(metadata=…), SQLAlchemy(model_class=Base) …
    std::optional<Names> ofCall(const PythonUse &use, int depth)
    {
        const QString name = calledName(use.node);
        for (const Node &argument : use.node.field("arguments").children()) {
            if (argument.is("dictionary_splat") || argument.is("list_splat"))
                return std::nullopt;
        }
        if (name == "MetaData"_L1) {
            const Node written = keywordArgument(use.node, argumentName);
            return written ? dictionary({use.module, written}) : std::optional(Names());
        }
        for (const QString &key : {u"metadata"_s, u"model_class"_s, u"cls"_s}) {
            if (const Node written = keywordArgument(use.node, key))
                return ofMetaData({use.module, written}, depth + 1);
        }
        // registry().generate_base()
        const Node called = use.node.field("function");
        if (name == "generate_base"_L1 && called.is("attribute"))
            return ofMetaData({use.module, called.field("object")}, depth + 1);
        if (const auto function = m_sources.function({use.module, called}))
            return ofFunction(*function, depth);
        if (name == "declarative_base"_L1 || name == "SQLAlchemy"_L1 || name == "registry"_L1)
            return Names();
        return std::nullopt;
    }

    // class Base(DeclarativeBase): metadata = MetaData(…)
    std::optional<Names> ofClass(const PythonUse &use, int depth)
    {
        for (const Node &statement : use.node.field("body").children()) {
            const Node assignment = statement.child(0);
            if (assignment.is("assignment") && assignment.field("left").text() == "metadata"_L1)
                return ofMetaData({use.module, assignment.field("right")}, depth + 1);
        }
        bool isPlain = false;
        for (const Node &base : use.node.field("superclasses").children()) {
            if (base.is("keyword_argument"))
                continue;
            const QString name = base.text().section(u'.', -1);
            if (name == "DeclarativeBase"_L1 || name == "DeclarativeBaseNoMeta"_L1) {
                isPlain = true;
                continue;
            }
            if (const auto found = ofMetaData({use.module, base}, depth + 1))
                return found;
        }
        return isPlain ? std::optional(Names()) : std::nullopt;
    }

    std::optional<Names> dictionary(const PythonUse &written)
    {
        const auto use = m_sources.resolved(written);
        if (!use)
            return std::nullopt;
        if (use->node.is("none"))
            return Names();
        const bool isCall = use->node.is("call") && calledName(use->node) == "dict"_L1;
        if (!isCall && !use->node.is("dictionary"))
            return std::nullopt;
        Names names;
        const Node entries = isCall ? use->node.field("arguments") : use->node;
        for (const Node &each : entries.children()) {
            const auto key =
                isCall ? std::optional(each.field("name").text()) : plainString(each.field("key"));
            const auto value = textOf({use->module, each.field("value")});
            if (!key || key->isEmpty() || !value)
                return std::nullopt;
            names.insert(*key, *value);
        }
        return names;
    }

    std::optional<QString> textOf(const PythonUse &written)
    {
        const auto use = m_sources.resolved(written);
        return use ? plainString(use->node) : std::nullopt;
    }

    PythonSources &m_sources;
};

} // namespace

namespace {

/// The values that env.py's calls give to a parameter of the function that a node stands in; none when it is
/// no parameter.
QList<Node> valuesGiven(const PythonModule &environment, const Node &name)
{
    const Node function = environment.functionAround(name);
    const qsizetype index = function ? HookFunction::parametersOf(function).indexOf(name.text()) : -1;
    QList<Node> values;
    if (index < 0)
        return values;
    for (const Node &call : environment.calls()) {
        if (call.field("function").text() != function.field("name").text())
            continue;
        Node value = keywordArgument(call, name.text());
        if (value.isNull())
            value = call.field("arguments").child(int(index));
        // A variable of the same name, which the caller has set.
        if (value.is("identifier") && value.text() == name.text()) {
            for (const auto &each : environment.definitions(name.text())) {
                if (each.node)
                    values << each.node;
            }
        } else {
            values << value;
        }
    }
    return values;
}

/// Where env.py first imports a module of the project; 0: nowhere.
int lineOfOwnImport(const PythonModule &environment, const PythonSources &sources)
{
    for (const PythonModule::Import &each : environment.imports()) {
        if (!sources.fileOf(sources.absoluteName(environment, each.module)).isEmpty())
            return each.line;
    }
    return 0;
}

} // namespace

ProjectNaming findNamingConvention(const PythonModule &environment, PythonSources &sources)
{
    // As context.configure() is given it, or the variable that every template has.
    ProjectNaming result;
    Node written;
    bool configures = false;
    for (const Node &call : environment.calls()) {
        configures = configures || calledName(call) == "configure"_L1;
        if (const Node value =
                calledName(call) == "configure"_L1 ? keywordArgument(call, u"target_metadata"_s) : Node()) {
            written = value;
            break;
        }
    }
    if (written.isNull()) {
        for (const auto &[name, value] : environment.entries()) {
            if (name == "target_metadata"_L1)
                written = value;
        }
    }
    if (written.isNull()) {
        const auto definitions = environment.definitions(u"target_metadata"_s);
        if (definitions.size() == 1)
            written = definitions.first().node;
        // Another file calls context.configure(), or the variable has several values.
        const int line = configures ? 0 : lineOfOwnImport(environment, sources);
        if (definitions.size() > 1 || (definitions.isEmpty() && line > 0)) {
            result.isKnown = false;
            result.line = definitions.isEmpty() ? line : std::max(1, definitions.last().node.line());
            return result;
        }
    }
    if (written.is("identifier")) {
        const QList<Node> given = valuesGiven(environment, written);
        const bool areSame = std::ranges::all_of(
            given, [&](const Node &each) { return each.bytes() == given.first().bytes(); });
        if (!given.isEmpty() && areSame)
            written = given.first();
    }
    if (written.isNull() || written.is("none"))
        return result;
    if (const auto use = sources.resolved({&environment, written})) {
        // None, as every new project has it; of a list, Alembic asks no convention.
        if (use->node.is("none") || use->node.is("list") || use->node.is("tuple"))
            return result;
    }
    const std::optional<Names> found = Finder(sources).ofMetaData({&environment, written}, 0);
    if (found)
        result.names = *found;
    result.isKnown = found.has_value();
    result.line = result.isKnown ? 0 : written.line();
    return result;
}

} // namespace stemma
