// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/column.h"
#include "core/sql/dialect.h"

#include <QString>

#include <optional>

namespace stemma {

/// What a column takes from its table.
struct ColumnPlace
{
    bool inPrimaryKey = false;
    bool autoIncrement = false;
};

/// The column as CREATE TABLE and ADD COLUMN write it: name, type, GENERATED, NOT NULL, COMMENT,
/// AUTO_INCREMENT or DEFAULT, its own CHECKs.
Result<QString> compileColumn(const Column &column, ColumnPlace place, Dialect dialect);

/// The name of the CHECK that the column's type brings.
Name typeCheckName(const Column &column);

/// The text after DEFAULT; nothing for None.
std::optional<QString> defaultText(const ServerDefault &serverDefault);

/// Whether a key of this one column counts up by itself, as far as the column and foreign keys on it say. An
/// error when autoincrement=True stands on a type that can't.
Result<bool> countsUp(const Column &column, bool hasForeignKey, bool onlyWhenSaid);

} // namespace stemma
