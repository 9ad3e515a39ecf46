// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/constraints.h"
#include "core/operations/index.h"

#include <QString>

#include <optional>

namespace stemma {

struct CreateIndex
{
    QString table;
    QString schema;
    Index index;
    bool ifNotExists = false;

    bool operator==(const CreateIndex &) const = default;
};

struct DropIndex
{
    Name name;
    QString table; ///< empty when not given: Alembic then writes no_table
    QString schema;
    bool ifExists = false;

    bool operator==(const DropIndex &) const = default;
};

struct CreateForeignKey
{
    QString table; ///< source_table
    QString schema; ///< source_schema
    ForeignKey key;

    bool operator==(const CreateForeignKey &) const = default;
};

struct CreateUniqueConstraint
{
    QString table;
    QString schema;
    UniqueConstraint constraint;

    bool operator==(const CreateUniqueConstraint &) const = default;
};

struct CreateCheckConstraint
{
    QString table;
    QString schema;
    CheckConstraint constraint;

    bool operator==(const CreateCheckConstraint &) const = default;
};

struct CreatePrimaryKey
{
    QString table;
    QString schema;
    PrimaryKey key;

    bool operator==(const CreatePrimaryKey &) const = default;
};

struct DropConstraint
{
    enum class Type { ForeignKey, PrimaryKey, Unique, Check };

    Name name;
    QString table;
    QString schema;
    std::optional<Type> type; ///< type_=; nothing is refused, as MySQL has no general form
    bool ifExists = false;

    bool operator==(const DropConstraint &) const = default;
};

} // namespace stemma
