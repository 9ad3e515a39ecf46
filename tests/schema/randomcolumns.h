// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/table.h"
#include "core/sql/dialect.h"
#include "tests/schema/dice.h"

namespace stemma {

/// Columns as people and programs write them: every family of types, defaults that are literals or
/// expressions, character sets, comments.
class RandomColumns
{
public:
    RandomColumns(Dice &dice, Dialect dialect)
        : m_dice(dice)
        , m_mariaDb(isMariaDbServer(dialect))
    { }

    static QStringList names();
    schema::Column column(const QString &name);
    void giveCharset(schema::Column &column); ///< one of the pool, where the type has one
    std::pair<QString, QString> charset(); ///< and collation
    QString comment();

private:
    schema::ColumnType type();
    std::optional<QString> defaultOf(const schema::Column &column);

    Dice &m_dice;
    bool m_mariaDb;
};

} // namespace stemma
