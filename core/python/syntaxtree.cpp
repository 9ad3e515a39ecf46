// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/syntaxtree.h"

#include <memory>

extern "C" const TSLanguage *tree_sitter_python();

namespace stemma {

namespace {

constexpr uint64_t parseLimitMicroseconds = 10'000'000;

struct ParserDeleter
{
    void operator()(TSParser *parser) const { ts_parser_delete(parser); }
};

/// A cursor walks children in linear time, ts_node_child(i) does not.
class Cursor
{
public:
    explicit Cursor(TSNode node)
        : m_cursor(ts_tree_cursor_new(node))
    { }
    ~Cursor() { ts_tree_cursor_delete(&m_cursor); }
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;

    bool down() { return ts_tree_cursor_goto_first_child(&m_cursor); }
    bool next() { return ts_tree_cursor_goto_next_sibling(&m_cursor); }
    bool up() { return ts_tree_cursor_goto_parent(&m_cursor); }
    TSNode node() const { return ts_tree_cursor_current_node(&m_cursor); }
    std::string_view field() const
    {
        const char *name = ts_tree_cursor_current_field_name(&m_cursor);
        return name ? std::string_view(name) : std::string_view();
    }

private:
    TSTreeCursor m_cursor;
};

bool isFiller(TSNode node)
{
    if (!ts_node_is_extra(node))
        return false;
    const std::string_view type = ts_node_type(node);
    return type == "comment" || type == "line_continuation";
}

} // namespace

std::string_view Node::type() const
{
    return isNull() ? std::string_view() : std::string_view(ts_node_type(m_node));
}

int Node::line() const
{
    return isNull() ? 0 : int(ts_node_start_point(m_node).row) + 1;
}

int Node::endLine() const
{
    if (isNull())
        return 0;
    const TSPoint point = ts_node_end_point(m_node);
    const int last = int(point.row) + 1;
    return point.column == 0 && last > line() ? last - 1 : last;
}

QByteArrayView Node::bytes() const
{
    if (isNull())
        return {};
    return QByteArrayView(*m_source).sliced(start(), end() - start());
}

Node Node::field(std::string_view name) const
{
    if (isNull())
        return {};
    return {ts_node_child_by_field_name(m_node, name.data(), uint32_t(name.size())), m_source};
}

QList<Node> Node::collect(std::string_view field, bool named) const
{
    QList<Node> result;
    const uint32_t count = isNull() ? 0 : ts_node_child_count(m_node);
    if (count == 0)
        return result;
    if (field.empty())
        result.reserve(qsizetype(named ? ts_node_named_child_count(m_node) : count));
    Cursor cursor(m_node);
    if (!cursor.down())
        return result;
    do {
        const TSNode node = cursor.node();
        if (isFiller(node) || (named && !ts_node_is_named(node)))
            continue;
        if (field.empty() || cursor.field() == field)
            result.append(Node(node, m_source));
    } while (cursor.next());
    return result;
}

QList<Node> Node::fields(std::string_view name) const
{
    return collect(name, false);
}

QList<Node> Node::children() const
{
    return collect({}, true);
}

QList<Node> Node::tokens() const
{
    return collect({}, false);
}

Node Node::child(int index) const
{
    return children().value(index);
}

SyntaxTree::SyntaxTree(QByteArray utf8)
    : m_source(std::move(utf8))
{
    const std::unique_ptr<TSParser, ParserDeleter> parser(ts_parser_new());
    if (!ts_parser_set_language(parser.get(), tree_sitter_python()) || m_source.size() > INT_MAX / 2)
        return;
    ts_parser_set_timeout_micros(parser.get(), parseLimitMicroseconds);
    m_tree = ts_parser_parse_string(parser.get(), nullptr, m_source.constData(), uint32_t(m_source.size()));
}

SyntaxTree::~SyntaxTree()
{
    if (m_tree)
        ts_tree_delete(m_tree);
}

Node SyntaxTree::root() const
{
    return m_tree ? Node(ts_tree_root_node(m_tree), &m_source) : Node();
}

int SyntaxTree::firstFaultLine() const
{
    if (!m_tree)
        return 1;
    if (!hasError())
        return 0;
    Cursor cursor(ts_tree_root_node(m_tree));
    for (;;) {
        const Node node(cursor.node(), &m_source);
        if (node.isFault())
            return node.line();
        if (node.hasError() && cursor.down())
            continue;
        while (!cursor.next()) {
            if (!cursor.up())
                return root().line();
        }
    }
}

} // namespace stemma
