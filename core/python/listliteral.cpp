// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/listliteral.h"

#include "core/python/stringliteral.h"
#include "core/python/unknowable.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

bool isPlainString(const Node &node)
{
    const QList<Node> parts = node.children();
    if (!node.is("string") || node.hasError() || parts.size() < 2)
        return false;
    const StringPrefix prefix = StringPrefix::parse(parts.first().text());
    return !prefix.isBytes && !prefix.isFormat;
}

/// What a string literal says; nothing for escapes that are not worked out.
std::optional<QString> textIn(const Node &string)
{
    const QList<Node> parts = string.children();
    const StringPrefix prefix = StringPrefix::parse(parts.first().text());
    const qsizetype start = parts.first().end();
    const QByteArrayView inner = string.bytes().sliced(start - string.start(), parts.last().start() - start);
    try {
        return unescapeString(QString::fromUtf8(inner), prefix.isRaw);
    } catch (const Unknowable &) {
        return std::nullopt;
    }
}

} // namespace

QString pythonString(const QString &text, QChar quote)
{
    QString result = quote;
    for (const QChar unit : text) {
        if (unit == quote || unit == u'\\')
            result += u'\\';
        if (unit == u'\n')
            result += "\\n"_L1;
        else
            result += unit;
    }
    return result + quote;
}

std::optional<ListLiteral> ListLiteral::read(const Node &value)
{
    ListLiteral literal;
    literal.m_value = value;
    Node inner = value;
    if (inner.is("parenthesized_expression") && inner.children().size() == 1)
        inner = inner.child(0);
    if (inner.is("none"))
        return literal;
    if (isPlainString(inner)) {
        literal.m_form = Form::Scalar;
        literal.m_strings = {inner};
    } else if (inner.is("tuple") || inner.is("expression_list")) {
        literal.m_form = Form::Tuple;
        literal.m_strings = inner.children();
    } else if (inner.is("list")) {
        literal.m_form = Form::List;
        literal.m_strings = inner.children();
    } else {
        return std::nullopt;
    }
    for (const Node &string : std::as_const(literal.m_strings)) {
        if (!isPlainString(string) || !textIn(string))
            return std::nullopt;
    }
    return literal;
}

QChar ListLiteral::quote() const
{
    if (m_strings.isEmpty())
        return {};
    return m_strings.first().children().first().text().back();
}

/// What stands between two ids: a line of its own for each where they have that already.
QString ListLiteral::separator() const
{
    if (m_value.line() == m_value.endLine() || m_strings.isEmpty())
        return u", "_s;
    const QString text = m_value.text();
    const qsizetype start = m_strings.last().start() - m_value.start();
    const QString before = QString::fromUtf8(m_value.bytes().first(start));
    const qsizetype lineStart = before.lastIndexOf(u'\n');
    const QString indent = before.sliced(lineStart + 1);
    return lineStart >= 0 && indent.trimmed().isEmpty() ? ",\n"_L1 + indent : u", "_s;
}

QList<TextReplacement> ListLiteral::changedTo(const QStringList &ids, Name name,
                                              QChar quoteWithoutStrings) const
{
    const QChar quotes = m_strings.isEmpty() ? quoteWithoutStrings : quote();
    const bool staysTuple = m_form == Form::Tuple && (ids.size() > 1 || ids.size() == m_strings.size());
    const bool staysList = m_form == Form::List;
    const bool staysScalar = m_form == Form::Scalar && ids.size() == 1;
    const bool staysNone = m_form == Form::None && ids.isEmpty();
    if (staysNone)
        return {};
    if ((!staysTuple && !staysList && !staysScalar) || ids.isEmpty() || m_strings.isEmpty()) {
        QStringList items;
        for (const QString &id : ids)
            items << pythonString(id, quotes);
        const QString whole =
            staysList ? QString(u'[' + items.join(", "_L1) + u']') : written(ids, name, quotes);
        return {{m_value.start(), m_value.end(), whole}};
    }
    QList<TextReplacement> replacements;
    const qsizetype common = qMin(ids.size(), m_strings.size());
    for (qsizetype i = 0; i < common; ++i) {
        const Node &string = m_strings[i];
        if (textIn(string) == ids[i])
            continue;
        const QString start = string.children().first().text();
        const QString prefix = start.toLower().startsWith(u'u') ? start.left(1) : QString();
        replacements.append({string.start(), string.end(), prefix + pythonString(ids[i], start.back())});
    }
    if (common < m_strings.size())
        replacements.append({m_strings[common - 1].end(), m_strings.last().end(), {}});
    QString more;
    for (const QString &id : ids.sliced(common))
        more += separator() + pythonString(id, quotes);
    if (!more.isEmpty())
        replacements.append({m_strings.last().end(), m_strings.last().end(), more});
    return replacements;
}

QString ListLiteral::written(const QStringList &ids, Name name, QChar quote)
{
    if (ids.isEmpty())
        return u"None"_s;
    QStringList items;
    for (const QString &id : ids)
        items << pythonString(id, quote);
    const QString joined = items.join(", "_L1);
    if (ids.size() == 1)
        return name == Name::BranchLabels ? QString(u'(' + joined + ",)"_L1) : joined;
    return name == Name::DependsOn ? QString(u'[' + joined + u']') : QString(u'(' + joined + u')');
}

} // namespace stemma
