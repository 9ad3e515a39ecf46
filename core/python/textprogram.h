// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/pythondatetime.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <expected>
#include <functional>
#include <optional>
#include <variant>

namespace stemma {

/// What a text program is given under a name; nothing is None.
struct ProgramTuple
{
    QStringList items;
};
struct ProgramList
{
    QStringList items;
};
/// A function that joins texts with ", ", takes one text as it is, and makes nothing of None.
struct ProgramComma
{ };
using ProgramValue =
    std::variant<std::monostate, qint64, QString, ProgramTuple, ProgramList, PythonDateTime, ProgramComma>;

/// A program of Python statements that writes a text. It is worked out statically, like revision files;
/// nothing is ever run by Python.
///
/// Beside Python's own names it sees
///     _text(n)      writes texts[n]
///     _write(x)     writes x, which must be a string
///     _str(x), _trim(x), _xml(x)
///     context.get(name[, default]), config.get_main_option(name[, default]), _re.split(), _re.sub()
/// and `names`. Any other name that is bound nowhere is undefined: false, and an error where its text is
/// asked for.
struct TextProgram
{
    QByteArray source; ///< UTF-8
    QStringList texts;
    QHash<QString, ProgramValue> names;
    std::function<std::optional<QString>(const QString &)> option; ///< of the configuration; may be empty
};

/// Why a program can't be worked out.
struct ProgramFault
{
    int line = 0; ///< in the source, from 1
    QString reason; ///< "calls open(): the answer is in another file"
};

/// Pure and reentrant.
std::expected<QString, ProgramFault> runTextProgram(const TextProgram &program);

/// Whether the text is one Python expression and nothing else.
bool isPythonExpression(const QByteArray &utf8);

/// Whether the text is statements without a fault of syntax.
bool isPythonSuite(const QByteArray &utf8);

} // namespace stemma
