// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/dialect.h"

#include <QStringList>

namespace stemma::schema {

/// Views, routines, triggers and events that go or change: dropped before tables are touched, made again when
/// all tables are there. Views are replaced in their place, which keeps the rights on them.
QStringList dropPrograms(const Schema &from, const Schema &to);
QStringList createPrograms(const Schema &from, const Schema &to);

/// All views of a schema, each after those that its definition names; what stands in a circle comes last.
QStringList viewOrder(const Schema &schema);

} // namespace stemma::schema
