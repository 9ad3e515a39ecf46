// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace stemma {

/// A `-- key: value` line at the top of an .sql revision file. Offsets are bytes of the file.
struct SqlHeaderEntry
{
    QByteArray key; ///< "revision", "down_revision", "branch_labels", "depends_on", "create date"
    QByteArray value; ///< without white space around it
    int line = 0;
    qsizetype valueStart = 0; ///< behind the colon
    qsizetype lineEnd = 0; ///< before the line's end
};

/// A line `-- upgrade` or `-- downgrade`.
struct SqlSectionMark
{
    bool isUpgrade = true;
    int line = 0;
    qsizetype start = 0; ///< of its line
    qsizetype end = 0; ///< of the line after it
};

/// The comment lines before the first statement or section, and the marks of the sections. Line ends may be
/// LF or CRLF.
struct SqlHeader
{
    QList<SqlHeaderEntry> entries;
    QStringList words; ///< the other comment lines, in order, without their dashes
    QList<SqlSectionMark> marks;
    qsizetype end = 0; ///< of the header

    const SqlHeaderEntry *find(QByteArrayView key) const; ///< the first; nullptr without one

    static SqlHeader scan(const QByteArray &utf8);
};

/// The ids of a value: "a, b"; none for "", "none" and "base".
QStringList sqlHeaderList(const QByteArray &value);

} // namespace stemma
