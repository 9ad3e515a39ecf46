// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/literal.h"
#include "core/operations/sqltype.h"

#include <QString>

namespace stemma {

/// A value of a row as SQL. The column's type decides as it does in SQLAlchemy's literals; where those refuse
/// but a live run sends the value through the driver (a column without a type, JSON, a date given as a
/// string), it is written as the driver would. What neither takes (the number 2 for a Boolean) is an error.
Result<QString> compileLiteral(const Literal &value, const SqlType &type);

} // namespace stemma
