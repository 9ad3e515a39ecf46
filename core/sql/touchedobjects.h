// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/effectivelexer.h"
#include "core/sql/touched.h"

namespace stemma {

/// What a text of one or more statements has to do with, by MySQL 8 and 9 and MariaDB 11.8's grammars
/// (without ANSI_QUOTES). Statements are cut as the server does, or as the mysql client does where the text
/// sets a DELIMITER. Names stand as they are written; USE gives a schema to those that follow.
///
/// Pure; never fails: what is broken or unknown is `anything`. Linear in the text.
Touched touchedObjects(const QString &text, const ExecutableComments &comments = {});

/// What a stored program's body does when it runs: BEGIN … END, or one statement. Session state, which ends
/// with the program or can't be told, is left out.
Touched touchedByProgram(const QString &body, const ExecutableComments &comments = {});

} // namespace stemma
