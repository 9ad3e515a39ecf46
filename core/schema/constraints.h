// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma::schema {

struct ForeignKey
{
    /// RESTRICT and NO ACTION are the same to both servers, which even tell them differently: one value.
    enum class Action { Restrict, Cascade, SetNull, SetDefault };

    QString name;
    QStringList columns;
    QString referencedSchema; ///< empty: the same schema
    QString referencedTable;
    QStringList referencedColumns;
    Action onDelete = Action::Restrict;
    Action onUpdate = Action::Restrict;

    bool operator==(const ForeignKey &) const = default;
};

struct Check
{
    QString name; ///< MariaDB: the column's, where the check belongs to a column
    QString expression; ///< SQL without the brackets around it
    bool enforced = true; ///< MySQL's NOT ENFORCED
    bool ofColumn = false; ///< MariaDB keeps it with the column of that name

    bool operator==(const Check &) const = default;
};

} // namespace stemma::schema
