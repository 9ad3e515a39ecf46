// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma::schema {

/// A column's type in normal form: the same text whatever server told it. Lower case, without the display
/// widths of integers and years, which say nothing and which MySQL no longer tells; tinyint(1) keeps its own,
/// for it means a boolean, and so does ZEROFILL, for it shows. A value.
struct ColumnType
{
    QString base; ///< "int", "varchar", "enum", "double" …
    QString arguments; ///< between the brackets as SQL: "10,2", "255", "'a','b''c'"; empty without brackets
    bool isUnsigned = false;
    bool zerofill = false;
    QString attribute; ///< what else follows, in lower case: MariaDB's "compressed"; nearly always empty

    /// Takes a COLUMN_TYPE of information_schema, or a type as SHOW CREATE TABLE writes it. Anything unknown
    /// is kept as it is written.
    static ColumnType parse(const QString &text);

    QString text() const; ///< "int(5) unsigned zerofill"
    bool isInteger() const; ///< tinyint to bigint
    bool hasCharset() const; ///< char, varchar, the text types, enum, set

    bool operator==(const ColumnType &) const = default;
};

} // namespace stemma::schema
