// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/docstring.h"

#include "core/python/stringliteral.h"
#include "core/python/unknowable.h"

#include <QStringTokenizer>

#include <limits>

using namespace Qt::StringLiterals;

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
    for (QString &line : lines) {
        if (line.contains(u'\t'))
            line = withoutTabs(line);
    }
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (const qsizetype blanks = indent(lines[i]); blanks < lines[i].size())
            margin = std::min(margin, blanks);
    }
    for (qsizetype i = 1; i < lines.size(); ++i)
        lines[i].remove(0, std::min(margin, indent(lines[i])));
    return lines.join(u'\n');
}

/// The rest of the first line that begins with "Create Date:".
QString createDateOf(const QString &text)
{
    const QLatin1StringView key("Create Date:");
    for (QStringView line : QStringView(text).tokenize(u'\n')) {
        line = line.trimmed();
        if (line.startsWith(key) && line.size() > key.size())
            return line.sliced(key.size()).trimmed().toString();
    }
    return {};
}

} // namespace

Docstring readDocstring(const Node &root)
{
    Node string = root.child(0).is("expression_statement") ? root.child(0).child(0) : Node();
    if (string.is("parenthesized_expression"))
        string = string.child(0);
    QString text;
    if (string.is("concatenated_string")) {
        for (const Node &part : string.children())
            text += literalText(part);
    } else if (string.is("string")) {
        text = literalText(string);
    }
    return docstringOf(text);
}

Docstring docstringOf(const QString &text)
{
    // Python reads every line end as this one.
    QString lines = text;
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    Docstring doc;
    doc.text = withoutMargin(lines).trimmed();
    doc.message = doc.text.section(QStringLiteral("\n\n"), 0, 0).simplified();
    doc.createDate = createDateOf(doc.text);
    return doc;
}

} // namespace stemma
