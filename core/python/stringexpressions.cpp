// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/expressions.h"
#include "core/python/formatting.h"
#include "core/python/stringliteral.h"

namespace stemma {

namespace {

QString formatSpecOf(Frame &frame, const Node &node)
{
    if (node.isNull())
        return {};
    QString text = node.text().mid(1);
    if (!text.contains(QLatin1Char('{')))
        return text;
    // Parts in braces are expressions of their own: f"{x:{width}}".
    QString result;
    qsizetype position = node.start() + 1;
    const QByteArrayView all = node.bytes();
    for (const Node &part : node.children()) {
        result += QString::fromUtf8(all.sliced(position - node.start(), part.start() - position));
        result += textOf(evaluateKnown(frame, part.field("expression")), frame.run.budget);
        if (part.field("format_specifier") || part.field("type_conversion"))
            giveUp(QStringLiteral("has a format within a format"), part.line());
        position = part.end();
    }
    return result + QString::fromUtf8(all.sliced(position - node.start()));
}

QString interpolate(Frame &frame, const Node &node)
{
    for (const Node &token : node.tokens()) {
        if (token.is("="))
            giveUp(QStringLiteral("uses f\"{…=}\", which is not worked out here"));
    }
    Value value = evaluateKnown(frame, node.field("expression"));
    Budget &budget = frame.run.budget;
    if (const Node conversion = node.field("type_conversion")) {
        if (conversion.text() == QLatin1String("!s"))
            value = Value::string(textOf(value, budget));
        else if (conversion.text() == QLatin1String("!r"))
            value = Value::string(reprOf(value, budget));
        else
            giveUp(QStringLiteral("uses f\"{…!a}\", which is not worked out here"));
    }
    const Node format = node.field("format_specifier");
    return formatValue(value, formatSpecOf(frame, format), budget);
}

/// The literal text between two offsets of a string node.
QString literalPart(const Node &string, qsizetype from, qsizetype to, const StringPrefix &prefix)
{
    QString text = QString::fromUtf8(string.bytes().sliced(from - string.start(), to - from));
    if (prefix.isFormat) {
        text.replace(QStringLiteral("{{"), QStringLiteral("{"));
        text.replace(QStringLiteral("}}"), QStringLiteral("}"));
    }
    return unescapeString(text, prefix.isRaw);
}

} // namespace

Value evaluateString(Frame &frame, const Node &node)
{
    const QList<Node> parts = node.children();
    if (parts.size() < 2 || !parts.first().is("string_start") || !parts.last().is("string_end"))
        giveUp(QStringLiteral("has a string that can't be read"));
    const StringPrefix prefix = StringPrefix::parse(parts.first().text());
    const qsizetype start = parts.first().end();
    const qsizetype end = parts.last().start();
    frame.run.budget.text(end - start);
    if (prefix.isBytes) {
        const QString text = QString::fromUtf8(node.bytes().sliced(start - node.start(), end - start));
        return Value::bytes(unescapeBytes(text, prefix.isRaw));
    }
    QString result;
    qsizetype position = start;
    for (const Node &part : parts) {
        if (!part.is("interpolation"))
            continue;
        result += literalPart(node, position, part.start(), prefix);
        const QString piece = interpolate(frame, part);
        frame.run.budget.text(result.size() + piece.size());
        result += piece;
        position = part.end();
    }
    return Value::string(result + literalPart(node, position, end, prefix));
}

Value evaluateConcatenatedString(Frame &frame, const Node &node)
{
    QString text;
    QByteArray bytes;
    bool isBytes = false;
    const QList<Node> parts = node.children();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const Value part = evaluate(frame, parts[i]);
        if (i > 0 && isBytes != (part.asBytes() != nullptr))
            giveUp(QStringLiteral("joins a string with bytes, which Python refuses"));
        isBytes = part.asBytes() != nullptr;
        if (isBytes)
            bytes += *part.asBytes();
        else if (part.asString())
            text += *part.asString();
    }
    return isBytes ? Value::bytes(bytes) : Value::string(text);
}

} // namespace stemma
