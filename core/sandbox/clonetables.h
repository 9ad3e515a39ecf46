// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/clonework.h"

namespace stemma {

/// A CREATE TABLE as it may be run elsewhere, and what was taken out of it.
struct PortableTable
{
    QString sql;
    QStringList leftOut; ///< "DATA DIRECTORY", "ENGINE=FEDERATED" …
};

/// Takes out of a SHOW CREATE TABLE what belongs to the machine: DATA and INDEX DIRECTORY, a general
/// tablespace, encryption, and engines that would reach other servers (InnoDB stands in). Pure.
PortableTable portableTable(const QString &showCreate);

/// Tables and sequences, in any order: the target session must not check foreign keys. Gives the tables'
/// names.
Result<QStringList> cloneTables(CloneWork &work);

} // namespace stemma
