// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/syntaxtree.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace stemma {

/// The names of one Python file and what is written for them. Nothing is run, and no order of events is
/// known: a name that is given several values has them all.
class PythonModule
{
public:
    struct Import
    {
        QString module; ///< "shop.models"; leading dots where it is relative
        QString name; ///< in that module; empty: the module itself
        int line = 0;
        bool isCertain = true; ///< it stands at the top level: false inside functions, `if`, `try` …
    };

    struct Definition
    {
        Node node; ///< an assignment's right side or a class; null when it is anything else
        bool isInFunction = false;
    };

    /// `target.name = value`
    struct AttributeAssignment
    {
        Node object;
        Node value;
        Node function; ///< the innermost one around it; null at the top level
    };

    /// A function or class with one of its decorators.
    struct Decoration
    {
        Node decorator; ///< the expression after the @
        Node definition;
    };

    /// What stands below `if TYPE_CHECKING:` is passed over: it is never run.
    PythonModule(const QByteArray &utf8, const QString &file);

    const QString &file() const { return m_file; }
    Node root() const { return m_tree.root(); }
    int faultLine() const { return m_tree.firstFaultLine(); } ///< 0 for Python that can be parsed

    QList<Definition> definitions(const QString &name) const { return m_definitions.value(name); }
    std::optional<Import> import(const QString &name) const; ///< that binds the name
    const QList<Import> &imports() const { return m_imports; } ///< all, in the file's order
    const QList<Node> &calls() const { return m_calls; } ///< all, in the file's order

    const QList<Node> &subscripts() const { return m_subscripts; } ///< all

    /// Dictionary entries and subscript assignments whose key is a plain string: key, value.
    const QList<std::pair<QString, Node>> &entries() const { return m_entries; }

    /// Assignments to `….name`.
    QList<AttributeAssignment> attributeDefinitions(const QString &name) const
    {
        return m_attributes.value(name);
    }
    QStringList attributeNames() const { return m_attributes.keys(); }

    /// The functions of that name at the top level, or in an `if` there.
    QList<Node> functions(const QString &name) const { return m_functions.value(name); }
    const QList<Decoration> &decorations() const { return m_decorations; } ///< all, in the file's order

    /// Whether a node is run whenever the module is imported.
    bool isCertain(const Node &node) const;

    /// The top-level function that a node stands in; null elsewhere.
    Node functionAround(const Node &node) const;

private:
    void collect(const Node &node, const Node &function);
    void collectImport(const Node &node);
    Node statementAround(const Node &node) const;
    void collectAssignment(const Node &target, const Node &value, const Node &function);

    QString m_file;
    SyntaxTree m_tree;
    QList<Node> m_statements; ///< of the top level
    QHash<QString, QList<Definition>> m_definitions;
    QHash<QString, Import> m_imported;
    QHash<QString, QList<AttributeAssignment>> m_attributes;
    QHash<QString, QList<Node>> m_functions;
    QList<Decoration> m_decorations;
    QList<Import> m_imports;
    QList<Node> m_calls;
    QList<Node> m_subscripts;
    QList<std::pair<QString, Node>> m_entries;
};

/// The text of a string literal without interpolation and escapes, several in a row joined; nothing for any
/// other node.
std::optional<QString> plainString(const Node &node);

/// A keyword argument's value in a call; null when it has none of that name.
Node keywordArgument(const Node &call, const QString &name);

/// The last name of what is called: "configure" of context.configure(…).
QString calledName(const Node &call);

} // namespace stemma
