// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sqlheader.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr QByteArrayView keys[] = {"revision", "down_revision", "branch_labels", "depends_on", "create date"};

/// What stands behind the dashes of a comment line; nothing for other lines.
std::optional<QByteArray> commentOf(const QByteArray &line)
{
    if (!line.startsWith("--") || (line.size() > 2 && line[2] != ' ' && line[2] != '\t' && line[2] != '\r'))
        return std::nullopt;
    return line.sliced(2).trimmed();
}

} // namespace

const SqlHeaderEntry *SqlHeader::find(QByteArrayView key) const
{
    for (const SqlHeaderEntry &entry : entries) {
        if (entry.key == key)
            return &entry;
    }
    return nullptr;
}

SqlHeader SqlHeader::scan(const QByteArray &utf8)
{
    SqlHeader header;
    bool inHeader = true;
    int number = 0;
    qsizetype start = utf8.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (start < utf8.size()) {
        qsizetype end = utf8.indexOf('\n', start);
        const qsizetype next = end < 0 ? utf8.size() : end + 1;
        if (end < 0)
            end = utf8.size();
        if (end > start && utf8[end - 1] == '\r')
            --end;
        ++number;
        const QByteArray line = utf8.sliced(start, end - start);
        const std::optional<QByteArray> comment = commentOf(line);
        const QByteArray word = comment.value_or(QByteArray()).toLower();
        if (comment && (word == "upgrade" || word == "downgrade")) {
            header.marks.append({word == "upgrade", number, start, next});
            inHeader = false;
        } else if (inHeader && comment) {
            const qsizetype colon = line.indexOf(':');
            const QByteArray key = colon < 0 ? QByteArray() : line.sliced(2, colon - 2).trimmed().toLower();
            if (std::find(std::begin(keys), std::end(keys), key) != std::end(keys)) {
                header.entries.append(
                    {key, line.sliced(colon + 1).trimmed(), number, start + colon + 1, end});
            } else {
                header.words << QString::fromUtf8(*comment);
            }
        } else if (inHeader && !line.trimmed().isEmpty()) {
            inHeader = false;
        }
        if (inHeader)
            header.end = next;
        start = next;
    }
    return header;
}

QStringList sqlHeaderList(const QByteArray &value)
{
    const QByteArray lower = value.toLower();
    if (lower == "none" || lower == "base" || lower == "<base>")
        return {};
    QStringList items;
    for (const QByteArray &item : value.split(',')) {
        if (!item.trimmed().isEmpty())
            items << QString::fromUtf8(item.trimmed());
    }
    return items;
}

} // namespace stemma
