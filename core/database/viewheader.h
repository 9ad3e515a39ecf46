// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// What MySQL tells of a view in SHOW CREATE VIEW alone. Pure.
struct ViewHeader
{
    QString algorithm; ///< "UNDEFINED", "MERGE", "TEMPTABLE"
    QStringList columns; ///< the list behind the name, each in backticks; empty without one

    static ViewHeader parse(const QString &create);
};

/// A view's SELECT in normal form with these names behind AS, each in backticks, as MariaDB tells a view that
/// was made with a list of columns. Nothing where the text doesn't name as many columns, as of VALUES, and
/// where a SELECT in its ORDER BY or HAVING may use the names.
std::optional<QString> withColumnNames(const QString &select, const QStringList &names);

} // namespace stemma
