// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/normalform.h"

#include <QList>
#include <QString>
#include <QVariant>

namespace stemma {

/// PARTITION BY … of one table from its rows of PARTITIONS (see ReflectionQueries), in any order. Partitions
/// that are named and filled as the server does by itself are told by their number alone. Pure.
///
/// Not told by information_schema, so not here: DATA DIRECTORY, MAX_ROWS of a partition, KEY's ALGORITHM; and
/// the interval or limit of BY SYSTEM_TIME, for which `SHOW CREATE TABLE` must be asked
/// (partitioningFromCreate).
QString partitioningText(QList<QVariantList> rows, const NormalForm &form);

/// MariaDB tells a DEFAULT partition of a LIST like one of the value 0; and see above.
bool needsCreateText(const QList<QVariantList> &rows);
QList<QVariantList> withDefaultPartition(QList<QVariantList> rows, const QString &create);

bool isBySystemTime(const QList<QVariantList> &rows);

/// PARTITION BY … of a text of SHOW CREATE TABLE, without the partitions' engines. Pure.
QString partitioningFromCreate(const QString &create);

} // namespace stemma
