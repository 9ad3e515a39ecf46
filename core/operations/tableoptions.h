// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/tableoperations.h"
#include "core/sql/dialect.h"

#include <QString>

namespace stemma {

/// What follows the `)` of CREATE TABLE: "ENGINE=InnoDB CHARSET=utf8mb4 COLLATE utf8mb4_bin". Only the
/// options of the dialect's own prefix are used, so under mariadb:// no mysql_ option is.
///
/// Alembic's order is random, but for COLLATE after a character set, and partitions at the end. Here: ENGINE,
/// CHARSET, ROW_FORMAT, COMMENT, the others as written, COLLATE, partitions.
QString compileTableOptions(const CreateTable &create, Dialect dialect);

} // namespace stemma
