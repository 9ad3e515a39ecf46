// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqlcursor.h"

namespace stemma {

/// How a CREATE, ALTER or DROP begins, up to the name of the object.
struct DefinitionHead
{
    QString verb; ///< "CREATE"
    QString noun; ///< "TABLE", "PROCEDURE", "RESOURCE GROUP", "PACKAGE BODY" …; empty when not known
    bool orReplace = false;
    bool temporary = false;
    bool guarded = false; ///< IF EXISTS, IF NOT EXISTS
};

/// The cursor stands at the verb, and then at the name.
DefinitionHead readDefinitionHead(SqlCursor &cursor);

/// First word in capitals, past executable comments and parentheses: "INSERT", "WITH"; empty for an empty
/// text. Reads no further.
QString statementVerb(QStringView sql, const ExecutableComments &comments = {});

/// True when the statement creates or alters an object in which the server stores the session's SQL mode: a
/// trigger, procedure, function, event or view. Reads only the statement's first words.
bool storesSqlMode(QStringView sql, const ExecutableComments &comments = {});

/// True when the statement is one that changes rows, so that its number of rows means something.
bool countsRows(QStringView sql, const ExecutableComments &comments = {});

} // namespace stemma
