// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace stemma {

/// The table [tool.alembic] of a pyproject.toml, its texts with `%(here)s` filled in and `%%` as `%`, as
/// Alembic 1.16 and later read it. A value; reentrant. No error text repeats a value.
class TomlFile
{
public:
    struct Text
    {
        QString text;
        Place place;

        bool operator==(const Text &) const = default;
    };

    struct Table
    {
        QHash<QString, Text> texts;
        Place place;
    };

    struct Value
    {
        enum class Kind { Text, Integer, Boolean, Texts, Tables };

        Kind kind = Kind::Text;
        QString text;
        qint64 integer = 0;
        bool boolean = false;
        QList<Text> texts; ///< of an array of strings, the empty one too
        QList<Table> tables; ///< of an array of tables whose values are all strings
        Place place;
    };

    /// `here` is the folder of the file. Errors: FileMalformed with the line.
    static Result<TomlFile> parse(const QString &text, const QString &file, const QString &here);

    /// Whether there is a table [tool.alembic].
    bool hasAlembic() const { return m_hasAlembic; }
    Place place() const { return m_place; } ///< of that table

    /// Nothing when the key is not there. Errors: FileMalformed for a value of another kind than these, and
    /// for a % that means nothing.
    Result<std::optional<Value>> value(const QString &key) const;

private:
    bool m_hasAlembic = false;
    Place m_place;
    QHash<QString, Result<Value>> m_values;
};

} // namespace stemma
