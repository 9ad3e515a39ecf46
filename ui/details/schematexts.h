// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/difference.h"
#include "core/workspace/revisionschema.h"
#include "ui/editor/sqlview.h"

namespace stemma {

/// "table scenes", in the language of the window.
QString objectText(const schema::ObjectName &object);

/// One line: "column title added: varchar(200)"; "column title: varchar(20) → varchar(200)". Of a whole object
/// "made" or "dropped".
QString changeText(const schema::Change &change);

/// Each changed object with its changes as heading and its CREATE statement after them, or before where it is
/// dropped.
QList<SqlView::Section> changedSections(const RevisionSchema &schema);

/// Each object's CREATE statement, in the schema's order.
QList<SqlView::Section> wholeSections(const RevisionSchema &schema);

/// "14 tables, 1 view"
QString countsText(const schema::Schema &schema);

/// What a revision does to a table: "made", "dropped", or its changes.
QString tableChangeText(const schema::Schema &before, const schema::Schema &after, const QString &table);

} // namespace stemma
