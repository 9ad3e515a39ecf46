// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/dialect.h"

#include <QString>
#include <QStringList>

namespace stemma::schema {

/// CREATE statements for values: what they print, run on a server of that dialect, is reflected to an equal
/// value again. MySQL and MariaDB differ in a few words (INVISIBLE and IGNORED, DEFAULT (…), CHECK of a
/// column); what the other server alone knows is left out, see unsupportedOn(). Pure.
///
/// They assume a session with explicit_defaults_for_timestamp on (both servers' default) and, for tables, a
/// SQL mode without NO_BACKSLASH_ESCAPES. Views and programs want the settings of programSettings().

/// CREATE TABLE on several lines, as SHOW CREATE TABLE lays it out, without AUTO_INCREMENT=.
QString createTable(const Table &table, Dialect dialect);
QString createSequence(const Sequence &sequence);
QString createView(const View &view);
QString createRoutine(const Routine &routine);
/// Last of its table, timing and event, unless `placement` says otherwise: "FOLLOWS `other`".
QString createTrigger(const Trigger &trigger, const QString &placement = {});
QString createEvent(const Event &event);

/// One line of a CREATE TABLE, for ALTER TABLE: "`name` varchar(20) NOT NULL DEFAULT 'x'". The table is asked
/// for its character set, which is not repeated, and for MariaDB's check of the column.
QString columnDefinition(const Column &column, const Table &table, Dialect dialect);
QString indexDefinition(const Index &index, Dialect dialect);
QString foreignKeyDefinition(const ForeignKey &key);
QString checkDefinition(const Check &check, Dialect dialect);

/// What follows PARTITION BY's table, "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=… ROW_FORMAT=DYNAMIC".
QString tableOptions(const Table &table);

/// The statement for an object of a schema; empty when there is none. A trigger that is not the first of its
/// kind is placed after the one before it.
QString createObject(const Schema &schema, const ObjectName &object, Dialect dialect);
QString dropObject(const ObjectName &object);

/// `user`@`host`, whatever signs they have; a role has no host.
QString quotedDefiner(const QString &definer);

/// The SET statement to run before the CREATE of a view or a program, so that the server stores the same
/// settings with it: character_set_client, collation_connection, sql_mode and an event's time_zone. The
/// caller puts back its own afterwards. `sql` is the statement to come: where it has letters that a
/// connection in UTF-8 could not send under the stored character set, character_set_client stays utf8mb4.
QString programSettings(const Environment &environment, const QString &sql, const QString &timeZone = {});
/// The same for an object of a schema; empty for tables and sequences, which store none.
QString programSettings(const Schema &schema, const ObjectName &object);

/// What of an object a server of that dialect can't have, in words; empty when there is nothing.
QStringList unsupportedOn(const Schema &schema, const ObjectName &object, Dialect dialect);

} // namespace stemma::schema
