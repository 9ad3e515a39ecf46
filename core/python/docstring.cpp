// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/docstring.h"

#include "core/python/stringliteral.h"
#include "core/python/unknowable.h"

#include <QRegularExpression>

namespace stemma {

namespace {

QString literalText(const Node &string)
{
    const QList<Node> parts = string.children();
    if (string.hasError() || parts.size() < 2 || !parts.first().is("string_start"))
        return {};
    const StringPrefix prefix = StringPrefix::parse(parts.first().text());
    if (prefix.isBytes || prefix.isFormat)
        return {};
    const qsizetype start = parts.first().end();
    const QByteArrayView inner = string.bytes().sliced(start - string.start(), parts.last().start() - start);
    try {
        return unescapeString(QString::fromUtf8(inner), prefix.isRaw);
    } catch (const Unknowable &) {
        return QString::fromUtf8(inner);
    }
}

} // namespace

Docstring readDocstring(const Node &root)
{
    static const QRegularExpression date(QStringLiteral("^[ \\t]*Create Date:[ \\t]*(.+?)[ \\t]*$"),
                                         QRegularExpression::MultilineOption);
    Docstring doc;
    Node string = root.child(0).is("expression_statement") ? root.child(0).child(0) : Node();
    if (string.is("parenthesized_expression"))
        string = string.child(0);
    if (string.is("concatenated_string")) {
        for (const Node &part : string.children())
            doc.text += literalText(part);
    } else if (string.is("string")) {
        doc.text = literalText(string);
    }
    doc.text = doc.text.trimmed();
    doc.message = doc.text.section(QStringLiteral("\n\n"), 0, 0).simplified();
    doc.createDate = date.match(doc.text).captured(1);
    return doc;
}

} // namespace stemma
