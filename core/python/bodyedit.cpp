// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/bodyedit.h"

#include <algorithm>

namespace stemma {

namespace {

qsizetype lineStart(const QByteArray &text, qsizetype at)
{
    return at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

qsizetype lineEnd(const QByteArray &text, qsizetype at)
{
    const qsizetype end = text.indexOf('\n', at);
    return end < 0 ? text.size() : end;
}

QByteArray indentOf(const QByteArray &line)
{
    qsizetype end = 0;
    while (end < line.size() && (line[end] == ' ' || line[end] == '\t'))
        ++end;
    return line.first(end);
}

bool isDocstring(const Node &statement)
{
    return statement.is("expression_statement") && statement.child(0).is("string")
        && statement.children().size() == 1;
}

/// The statements behind the docstring.
QList<Node> doings(const Node &function)
{
    QList<Node> statements = function.field("body").children();
    if (!statements.isEmpty() && isDocstring(statements.first()))
        statements.removeFirst();
    return statements;
}

/// The end of the last comment line behind a body that is indented as the body is.
qsizetype behindComments(const QByteArray &text, qsizetype end, qsizetype functionIndent)
{
    qsizetype result = end;
    for (qsizetype at = end + 1; at < text.size();) {
        const qsizetype next = lineEnd(text, at);
        const QByteArray line = text.sliced(at, next - at);
        const QByteArray words = line.trimmed();
        if (!words.isEmpty() && (!words.startsWith('#') || indentOf(line).size() <= functionIndent))
            break;
        if (!words.isEmpty())
            result = next;
        at = next + 1;
    }
    return result;
}

} // namespace

Node topLevelFunction(const Node &root, QByteArrayView name)
{
    Node found;
    for (const Node &statement : root.children()) {
        const Node function =
            statement.is("decorated_definition") ? statement.field("definition") : statement;
        if (function.is("function_definition") && function.field("name").bytes() == name)
            found = function;
    }
    return found;
}

bool hasEmptyBody(const Node &function)
{
    return std::ranges::all_of(doings(function), [](const Node &each) { return each.is("pass_statement"); });
}

std::optional<TextReplacement> emptiedBody(const Node &function, const QByteArray &utf8)
{
    if (hasEmptyBody(function))
        return std::nullopt;
    const QList<Node> statements = function.field("body").children();
    const QList<Node> rest = doings(function);
    const bool hasDocstring = rest.size() < statements.size();
    const qsizetype bodyStart = statements.first().start();
    const qsizetype firstLine = lineStart(utf8, bodyStart);
    const QByteArray indent = utf8.sliced(firstLine, bodyStart - firstLine);
    const qsizetype last = rest.last().end();
    if (!indent.trimmed().isEmpty())
        return TextReplacement{rest.first().start(), last, QStringLiteral("pass")}; // def f(): a(); b()

    const qsizetype functionIndent = indentOf(utf8.sliced(lineStart(utf8, function.start()))).size();
    const qsizetype end = behindComments(utf8, lineEnd(utf8, last), functionIndent);
    const QString pass = QString::fromUtf8(indent) + QStringLiteral("pass");
    if (hasDocstring && statements.first().endLine() == rest.first().line())
        return TextReplacement{statements.first().end(), end, QLatin1Char('\n') + pass};

    // From the first line behind the header, or the docstring, that is not blank.
    qsizetype start = 0;
    if (hasDocstring) {
        start = lineEnd(utf8, statements.first().end()) + 1;
    } else {
        qsizetype colon = 0;
        for (const Node &token : function.tokens()) {
            if (token.bytes() == ":")
                colon = token.end();
        }
        start = lineEnd(utf8, colon) + 1;
    }
    while (start < bodyStart || hasDocstring) {
        const qsizetype next = lineEnd(utf8, start);
        if (!utf8.sliced(start, next - start).trimmed().isEmpty())
            break;
        start = next + 1;
    }
    return TextReplacement{start, end, pass};
}

} // namespace stemma
