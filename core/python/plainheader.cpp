// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/plainheader.h"

#include "core/python/docstring.h"
#include "core/python/plainparser.h"

#include <algorithm>

namespace stemma {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

bool isHeaderName(std::string_view name)
{
    return name == "revision" || name == "down_revision" || name == "branch_labels" || name == "depends_on";
}

/// The encoding is UTF-8 without a byte order mark, lines end with '\n', and no comment says otherwise.
bool isPlainText(const QByteArray &source)
{
    if (source.contains('\r') || source.contains('\0') || source.startsWith('\xEF'))
        return false;
    qsizetype end = source.indexOf('\n');
    if (end >= 0)
        end = source.indexOf('\n', end + 1);
    const QByteArrayView firstLines = QByteArrayView(source).first(end < 0 ? source.size() : end);
    if (firstLines.contains('#') && firstLines.contains(QByteArrayView("coding")))
        return false;
    return QByteArrayView(source).isValidUtf8();
}

/// None, one string, or several in a tuple or a list; nothing for what is not one of these.
std::optional<QStringList> texts(const std::vector<PlainLexer::Token> &value)
{
    QStringList result;
    const bool several = value.front().kind == PlainLexer::Kind::Operator;
    bool comma = false;
    for (const PlainLexer::Token &token : value) {
        if (token.is("None") && several)
            return std::nullopt;
        comma = comma || token.is(",");
        if (token.kind != PlainLexer::Kind::String)
            continue;
        const PlainString string = plainString(token.text);
        if (!string.plain)
            return std::nullopt;
        if (several || !string.inner.empty())
            result << text(string.inner);
    }
    // ("a") is no tuple.
    if (value.front().is("(") && !comma && !result.isEmpty())
        return std::nullopt;
    return result;
}

} // namespace

std::optional<Revision> readPlainHeader(const QByteArray &source, const QString &file)
{
    if (!isPlainText(source))
        return std::nullopt;
    PlainParser module(source);
    if (!module.parse() || std::ranges::any_of(module.otherNames(), isHeaderName))
        return std::nullopt;

    Revision revision;
    bool seen[4] = {};
    for (const PlainParser::Assignment &assignment : module.assignments()) {
        if (!isHeaderName(assignment.name))
            continue;
        const std::optional<QStringList> value = texts(assignment.value);
        const int index = assignment.name == "revision" ? 0
            : assignment.name == "down_revision"        ? 1
            : assignment.name == "branch_labels"        ? 2
                                                        : 3;
        if (!value || std::exchange(seen[index], true))
            return std::nullopt;
        if (index == 0) {
            if (value->size() != 1 || assignment.value.size() != 1)
                return std::nullopt;
            revision.id = value->first();
            revision.place = {file, assignment.line, assignment.line};
        } else if (index == 1) {
            revision.downRevisions = *value;
            revision.downRevisionLine = assignment.line;
        } else if (index == 2) {
            revision.branchLabels = *value;
            revision.branchLabelsLine = assignment.line;
        } else {
            revision.dependsOn = *value;
            revision.dependsOnLine = assignment.line;
        }
    }
    if (!seen[0] || !seen[1])
        return std::nullopt;
    if (!module.docstring().empty()) {
        const PlainString string = plainString(module.docstring());
        if (!string.plain)
            return std::nullopt;
        const Docstring doc = docstringOf(text(string.inner));
        revision.message = doc.message;
        revision.doc = doc.text;
        revision.createDate = doc.createDate;
    }
    return revision;
}

} // namespace stemma
