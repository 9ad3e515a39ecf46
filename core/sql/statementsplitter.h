// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace stemma {

/// A statement of a text, without its delimiter and white space at both ends.
struct SplitStatement
{
    QString text;
    int line = 1; ///< of its first character in the text, from 1
    int endLine = 1; ///< of its last one, inclusive

    bool operator==(const SplitStatement &) const = default;
};

/// Splits a script as the `mysql` client does: at `;`, or at what a line `DELIMITER //` (or `\d //`) has set
/// last. The client knows no compound statements: BEGIN … END of a procedure or trigger falls apart at its
/// `;` unless the script changes the delimiter, and so it does here. Comments around a statement are left
/// out, those in it stay.
QList<SplitStatement> splitScript(const QString &script);

/// Splits what a program hands to a driver in one call: at `;`, without DELIMITER, but a stored program
/// (CREATE PROCEDURE, FUNCTION, TRIGGER, EVENT; ALTER EVENT; BEGIN NOT ATOMIC) stays whole with its BEGIN …
/// END, IF … END IF, loops and CASE, as it does on the server. Comments stay with the statement that follows
/// them, or that they end; where there is nothing but comments there is no statement.
QList<SplitStatement> splitCall(const QString &text);

} // namespace stemma
