// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/pythonmodule.h"

#include "core/python/stringliteral.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int deepestString = 50;

std::optional<QString> plainString(const Node &node, int depth)
{
    if (depth > deepestString)
        return std::nullopt;
    if (node.is("parenthesized_expression"))
        return plainString(node.child(0), depth + 1);
    if (node.is("concatenated_string")) {
        QString all;
        for (const Node &part : node.children()) {
            const std::optional<QString> text = plainString(part, depth + 1);
            if (!text)
                return std::nullopt;
            all += *text;
        }
        return all;
    }
    if (!node.is("string") || node.hasError())
        return std::nullopt;
    const QList<Node> parts = node.children();
    if (parts.size() < 2 || !parts.first().is("string_start") || !parts.last().is("string_end"))
        return std::nullopt;
    const StringPrefix prefix = StringPrefix::parse(parts.first().text());
    const qsizetype from = parts.first().end() - node.start();
    const qsizetype to = parts.last().start() - node.start();
    const QString text = QString::fromUtf8(node.bytes().sliced(from, to - from));
    const bool isPlain = !prefix.isBytes && (prefix.isRaw || !text.contains(u'\\'))
        && (!prefix.isFormat || (!text.contains(u'{') && !text.contains(u'}')));
    return isPlain ? std::optional(text) : std::nullopt;
}

} // namespace

std::optional<QString> plainString(const Node &node)
{
    return plainString(node, 0);
}

Node keywordArgument(const Node &call, const QString &name)
{
    for (const Node &argument : call.field("arguments").children()) {
        if (argument.is("keyword_argument") && argument.field("name").text() == name)
            return argument.field("value");
    }
    return {};
}

QString calledName(const Node &call)
{
    const Node function = call.field("function");
    return function.is("attribute") ? function.field("attribute").text() : function.text();
}

PythonModule::PythonModule(const QByteArray &utf8, const QString &file)
    : m_file(file)
    , m_tree(utf8)
    , m_statements(m_tree.root().children())
{
    // Without recursion: a file may be nested as deeply as it likes.
    QList<std::pair<Node, Node>> todo{{m_tree.root(), Node()}};
    while (!todo.isEmpty()) {
        const auto [node, function] = todo.takeLast();
        collect(node, function);
        const bool isAround =
            node.is("function_definition") || node.is("lambda") || node.is("class_definition");
        const bool isForTypes =
            node.is("if_statement") && node.field("condition").text().section(u'.', -1) == "TYPE_CHECKING"_L1;
        const Node unseen = isForTypes ? node.field("consequence") : Node();
        const QList<Node> children = node.children();
        for (auto it = children.crbegin(); it != children.crend(); ++it) {
            if (unseen.isNull() || it->start() != unseen.start())
                todo.append({*it, isAround ? node : function});
        }
    }
}

bool PythonModule::isCertain(const Node &node) const
{
    const Node statement = statementAround(node);
    if (statement.is("decorated_definition"))
        return node.end() <= statement.field("definition").start();
    return statement.is("expression_statement") || statement.is("import_statement")
        || statement.is("import_from_statement");
}

Node PythonModule::statementAround(const Node &node) const
{
    const auto found = std::ranges::lower_bound(m_statements, node.end(), {}, &Node::end);
    return found == m_statements.cend() ? Node() : *found;
}

Node PythonModule::functionAround(const Node &node) const
{
    const Node statement = statementAround(node);
    const Node definition = statement.is("decorated_definition") ? statement.field("definition") : statement;
    return definition.is("function_definition") && definition.start() <= node.start() ? definition : Node();
}

std::optional<PythonModule::Import> PythonModule::import(const QString &name) const
{
    const auto found = m_imported.constFind(name);
    return found == m_imported.cend() ? std::nullopt : std::optional(*found);
}

void PythonModule::collect(const Node &node, const Node &function)
{
    if (node.is("call")) {
        m_calls << node;
    } else if (node.is("subscript")) {
        m_subscripts << node;
    } else if (node.is("import_statement") || node.is("import_from_statement")) {
        collectImport(node);
    } else if (node.is("class_definition")) {
        m_definitions[node.field("name").text()] << Definition{node, !function.isNull()};
    } else if (node.is("function_definition")) {
        m_definitions[node.field("name").text()] << Definition{{}, !function.isNull()};
        if (function.isNull())
            m_functions[node.field("name").text()] << node;
    } else if (node.is("decorated_definition")) {
        for (const Node &each : node.children()) {
            if (each.is("decorator"))
                m_decorations << Decoration{each.child(0), node.field("definition")};
        }
    } else if (node.is("assignment")) {
        if (const Node value = node.field("right"))
            collectAssignment(node.field("left"), value, function);
    } else if (node.is("augmented_assignment") || node.is("for_statement") || node.is("for_in_clause")) {
        collectAssignment(node.field("left"), {}, function);
    } else if (node.is("named_expression") || node.is("default_parameter")
               || node.is("typed_default_parameter")) {
        collectAssignment(node.field("name"), {}, function);
    } else if (node.is("parameters") || node.is("lambda_parameters") || node.is("typed_parameter")
               || node.is("as_pattern_target")) {
        for (const Node &each : node.children())
            collectAssignment(each, {}, function);
    } else if (node.is("pair")) {
        if (const auto key = plainString(node.field("key")))
            m_entries.append({*key, node.field("value")});
    }
}

void PythonModule::collectAssignment(const Node &target, const Node &value, const Node &function)
{
    if (target.is("identifier")) {
        m_definitions[target.text()] << Definition{value, !function.isNull()};
    } else if (target.is("attribute")) {
        m_attributes[target.field("attribute").text()]
            << AttributeAssignment{target.field("object"), value, function};
    } else if (target.is("subscript")) {
        if (const auto key = plainString(target.field("subscript")))
            m_entries.append({*key, value});
    } else if (target.is("pattern_list") || target.is("tuple_pattern") || target.is("list_pattern")) {
        for (const Node &each : target.children()) {
            if (each.is("identifier"))
                m_definitions[each.text()] << Definition{{}, !function.isNull()};
        }
    }
}

void PythonModule::collectImport(const Node &node)
{
    const QString from = node.field("module_name").text();
    const bool isFrom = node.is("import_from_statement");
    const bool isSure = isCertain(node);
    if (isFrom && node.fields("name").isEmpty())
        m_imports << Import{from, u"*"_s, node.line(), isSure};
    for (const Node &each : node.fields("name")) {
        const bool isAliased = each.is("aliased_import");
        const QString name = isAliased ? each.field("name").text() : each.text();
        const Import import{isFrom ? from : name, isFrom ? name : QString(), node.line(), isSure};
        m_imports << import;
        if (isAliased) {
            m_imported.insert(each.field("alias").text(), import);
        } else if (isFrom) {
            m_imported.insert(name, import);
        } else {
            // `import a.b` binds a.
            const QString first = name.section(u'.', 0, 0);
            m_imported.insert(first, Import{first, {}, node.line(), isSure});
        }
    }
}

} // namespace stemma
