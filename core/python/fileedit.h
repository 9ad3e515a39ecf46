// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace stemma {

/// A piece of a file that an edit replaces. Offsets are bytes.
struct ReplacedRange
{
    qsizetype start = 0; ///< in the old content
    qsizetype length = 0;
    QByteArray replacement;
    int line = 0; ///< of its start in the old content, from 1

    bool operator==(const ReplacedRange &) const = default;
};

/// A change of one file as a value: what was there, what shall be there, and where they differ.
struct FileEdit
{
    QString file;
    QByteArray before;
    QByteArray after;
    QList<ReplacedRange> ranges; ///< in order, apart from each other; empty: nothing changes

    bool isEmpty() const { return ranges.isEmpty(); }

    /// The edit that takes this one back: the old bytes, exactly.
    FileEdit inverse() const;

    /// Makes `after` from `before` and ranges in any order that don't overlap.
    static FileEdit of(QString file, QByteArray before, QList<ReplacedRange> ranges);

    bool operator==(const FileEdit &) const = default;
};

} // namespace stemma
