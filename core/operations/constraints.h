// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/foreignkey.h"
#include "core/operations/name.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace stemma {

struct PrimaryKey
{
    Name name;
    QStringList columns;
    QString mysqlUsing; ///< mysql_using=

    bool operator==(const PrimaryKey &) const = default;
};

struct UniqueConstraint
{
    Name name;
    QStringList columns;
    std::optional<bool> deferrable;
    QString initially;

    bool operator==(const UniqueConstraint &) const = default;
};

struct CheckConstraint
{
    Name name;
    QString sql; ///< the condition, finished SQL: text()'s binds looked for, `\:` unescaped

    bool operator==(const CheckConstraint &) const = default;
};

/// What stands beside the columns of op.create_table().
using TableConstraint = std::variant<PrimaryKey, UniqueConstraint, CheckConstraint, ForeignKey>;

} // namespace stemma
