// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace stemma::schema {

/// One column, or on MySQL one expression, of an index.
struct IndexPart
{
    QString column; ///< empty for an expression
    QString expression; ///< SQL without the brackets around it
    int prefix = 0; ///< in characters (bytes for binary types); 0: the whole column
    bool descending = false;

    bool operator==(const IndexPart &) const = default;
};

struct Index
{
    enum class Kind { Primary, Unique, Plain, FullText, Spatial };

    QString name; ///< "PRIMARY" for the primary key
    Kind kind = Kind::Plain;
    QList<IndexPart> parts;
    bool visible = true; ///< not INVISIBLE (MySQL), not IGNORED (MariaDB)
    QString algorithm; ///< "hash" where it is not the usual one of its kind; else empty
    QString comment;

    bool operator==(const Index &) const = default;
};

} // namespace stemma::schema
