// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/namingconventionfinder.h"

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
        if (node.is("attribute") && node.field("attribute").text() == "metadata"_L1) {
            // Base.metadata, db.metadata; or the name `metadata` of a module.
            if (const auto found = ofMetaData({written.module, node.field("object")}, depth + 1))
                return found;
        }
        const auto use = m_sources.resolved(written);
        if (!use)
            return std::nullopt;
        if (const QList<Node> set = use->module->attributeDefinitions(argumentName); !set.isEmpty())
            return set.size() == 1 ? dictionary({use->module, set.first()}) : std::nullopt;
        if (use->node.is("call"))
            return ofCall(*use, depth);
        if (use->node.is("class_definition"))
            return ofClass(*use, depth);
        const bool isFurther = use->node.is("attribute") || use->node.is("list") || use->node.is("tuple");
        const bool isSame = use->module == written.module && use->node.start() == node.start();
        return isFurther && !isSame ? ofMetaData(*use, depth + 1) : std::nullopt;
    }

private:
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

ProjectNaming findNamingConvention(const PythonModule &environment, PythonSources &sources)
{
    // As context.configure() is given it, or the variable that every template has.
    Node written;
    for (const Node &call : environment.calls()) {
        if (const Node value =
                calledName(call) == "configure"_L1 ? keywordArgument(call, u"target_metadata"_s) : Node()) {
            written = value;
            break;
        }
    }
    if (written.isNull()) {
        if (const auto definitions = environment.definitions(u"target_metadata"_s); definitions.size() == 1)
            written = definitions.first().node;
    }
    ProjectNaming result;
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
