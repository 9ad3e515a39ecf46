// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/dialect.h"

#include <QString>

namespace stemma::schema {

/// CREATE statements for values: what they print, run on a server of that dialect, is reflected to an equal
/// value again. MySQL and MariaDB differ in a few words (INVISIBLE and IGNORED, DEFAULT (…), CHECK of a
/// column); what the other server alone knows is left out, see unsupportedOn(). Pure.

/// CREATE TABLE on several lines, as SHOW CREATE TABLE lays it out, without AUTO_INCREMENT=.
QString createTable(const Table &table, Dialect dialect);
QString createSequence(const Sequence &sequence);
QString createView(const View &view);
QString createRoutine(const Routine &routine);
QString createTrigger(const Trigger &trigger);
QString createEvent(const Event &event);

/// One line of a CREATE TABLE, for ALTER TABLE: "`name` varchar(20) NOT NULL DEFAULT 'x'".
QString columnDefinition(const Column &column, const Table &table, Dialect dialect);
QString indexDefinition(const Index &index, Dialect dialect);
QString foreignKeyDefinition(const ForeignKey &key);
QString checkDefinition(const Check &check, Dialect dialect);

/// The statement for an object of a schema; empty when there is none.
QString createObject(const Schema &schema, const ObjectName &object, Dialect dialect);

/// What of an object a server of that dialect can't have, in words; empty when there is nothing.
QStringList unsupportedOn(const Schema &schema, const ObjectName &object, Dialect dialect);

} // namespace stemma::schema
