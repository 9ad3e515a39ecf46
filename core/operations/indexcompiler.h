// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/constraintoperations.h"
#include "core/sql/dialect.h"

#include <QString>

namespace stemma {

Result<QString> compileCreateIndex(const CreateIndex &create, Dialect dialect);
Result<QString> compileDropIndex(const DropIndex &drop, Dialect dialect);

} // namespace stemma
