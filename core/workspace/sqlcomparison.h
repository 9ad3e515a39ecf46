// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// One statement of two lists beside each other.
struct ComparedStatement
{
    enum class Side { Both, Left, Right };

    Side side = Side::Both;
    QString text; ///< of the left one, where both have it

    bool operator==(const ComparedStatement &) const = default;
};

/// Two lists of statements in their order, as a difference: what both have, once, with the left one's between
/// what only one has. The same are those that differ in white space, in a closing semicolon, and in what
/// Alembic itself writes now so and now so: the order of a table's options, and that of CREATE INDEX in a
/// row. A text of several statements counts as these.
QList<ComparedStatement> compareSql(const QStringList &left, const QStringList &right);

bool areEqual(const QList<ComparedStatement> &compared);

} // namespace stemma
