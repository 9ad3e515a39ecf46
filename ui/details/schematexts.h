// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/revisionschema.h"

namespace stemma {

/// "table scenes", in the language of the window.
QString objectText(const schema::ObjectName &object);

/// One line: "column title added: varchar(200)"; "column title: varchar(20) → varchar(200)". Of a whole
/// object "created" or "dropped".
QString changeText(const schema::Change &change);

/// The same without what a changed column keeps at its end: "column id: int → bigint".
QString changeInBrief(const schema::Change &change);

/// "table scenes changed:" and the names of what is added, removed, changed and moved in it; in full what its
/// CREATE statement doesn't say. One line where it is created or dropped.
QStringList headingOf(const ObjectDifference &difference);

/// "14 tables, 1 view"
QString countsText(const QList<RevisionSchema::Object> &objects);

/// On which server it was worked out, and how that differs from the project's own.
QString surroundingsText(const ReplaySurroundings &surroundings);

/// Why there is no schema, for people: a title, sentences, and the words of the server or the statement.
struct SchemaErrorText
{
    QString title;
    QString text;
    QString words;
};
/// Of a schema that has an error; `revision` is the selected one, `folder` shortens paths.
SchemaErrorText schemaErrorText(const RevisionSchema &schema, const QString &revision, const QString &folder);

} // namespace stemma
