// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <tree_sitter/api.h>

#include <string_view>

namespace stemma {

/// One node of a SyntaxTree; valid as long as the tree is. Comments and line continuations are never among
/// its children. A null node answers every question with nothing.
class Node
{
public:
    Node() = default;
    Node(TSNode node, const QByteArray *source)
        : m_node(node)
        , m_source(source)
    { }

    bool isNull() const { return !m_source || ts_node_is_null(m_node); }
    explicit operator bool() const { return !isNull(); }
    std::string_view type() const;
    bool is(std::string_view type) const { return this->type() == type; }
    bool hasError() const { return !isNull() && ts_node_has_error(m_node); }
    bool isFault() const { return !isNull() && (ts_node_is_error(m_node) || ts_node_is_missing(m_node)); }

    int line() const; ///< from 1
    int endLine() const; ///< of its last character, from 1
    qsizetype start() const { return isNull() ? 0 : qsizetype(ts_node_start_byte(m_node)); }
    qsizetype end() const { return isNull() ? 0 : qsizetype(ts_node_end_byte(m_node)); }
    QByteArrayView bytes() const;
    QString text() const { return QString::fromUtf8(bytes()); }

    Node field(std::string_view name) const;
    QList<Node> fields(std::string_view name) const; ///< all children in that field
    QList<Node> children() const; ///< named ones
    QList<Node> tokens() const; ///< all children, operators and punctuation too
    Node child(int index) const; ///< named; null when there are fewer

private:
    QList<Node> collect(std::string_view field, bool named) const;

    TSNode m_node{};
    const QByteArray *m_source = nullptr;
};

/// A Python file's syntax, by tree-sitter. Never throws away broken files: their faults are nodes too.
/// Takes at most about ten seconds; a tree that took longer is null.
class SyntaxTree
{
public:
    explicit SyntaxTree(QByteArray utf8);
    ~SyntaxTree();
    SyntaxTree(const SyntaxTree &) = delete;
    SyntaxTree &operator=(const SyntaxTree &) = delete;

    Node root() const;
    bool hasError() const { return !m_tree || root().hasError(); }
    int firstFaultLine() const; ///< of the first ERROR or MISSING node; 0 without any

private:
    QByteArray m_source;
    TSTree *m_tree = nullptr;
};

} // namespace stemma
