// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/docstring.h"

#include "core/python/stringliteral.h"
#include "core/python/unknowable.h"

#include <QRegularExpression>

#include <limits>

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

/// Tabs become blanks up to each eighth column.
QString withoutTabs(const QString &line)
{
    QString text;
    for (const QChar c : line) {
        if (c == u'\t')
            text.append(QString(8 - text.size() % 8, u' '));
        else
            text.append(c);
    }
    return text;
}

/// What Python's compiler (3.13 and newer) makes of a docstring: the margin that all lines but the first
/// share goes.
QString withoutMargin(const QString &text)
{
    QStringList lines = text.split(u'\n');
    qsizetype margin = std::numeric_limits<qsizetype>::max();
    const auto indent = [](const QString &line) {
        qsizetype blanks = 0;
        while (blanks < line.size() && line[blanks] == u' ')
            ++blanks;
        return blanks;
    };
    for (QString &line : lines)
        line = withoutTabs(line);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (const qsizetype blanks = indent(lines[i]); blanks < lines[i].size())
            margin = std::min(margin, blanks);
    }
    for (qsizetype i = 1; i < lines.size(); ++i)
        lines[i].remove(0, std::min(margin, indent(lines[i])));
    return lines.join(u'\n');
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
    // Python reads every line end as this one.
    doc.text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    doc.text = withoutMargin(doc.text).trimmed();
    doc.message = doc.text.section(QStringLiteral("\n\n"), 0, 0).simplified();
    doc.createDate = date.match(doc.text).captured(1);
    return doc;
}

} // namespace stemma
