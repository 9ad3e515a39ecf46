// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// An .ini file under the rules of Python's ConfigParser, which is what Alembic reads it with: keys ignore
/// case, sections don't, [DEFAULT] stands behind every section, `%(name)s` is another key's value and `%%` is
/// `%`. A value; reentrant. No error text repeats a value, for it may hold a password.
class IniFile
{
public:
    struct Value
    {
        QString text;
        Place place; ///< the key's line to its last continuation line

        bool operator==(const Value &) const = default;
    };

    /// `defaults` are further [DEFAULT] keys, taken literally ("here"). Errors: FileMalformed with the line.
    static Result<IniFile> parse(const QString &text, const QString &file,
                                 const QHash<QString, QString> &defaults = {});

    bool hasSection(const QString &section) const;
    Place sectionPlace(const QString &section) const; ///< the header's line; 0 when there is none

    /// The sections that a key stands in, in the file's order.
    QStringList sectionsWith(const QString &key) const;

    /// The keys of a section, those of [DEFAULT] behind it included, in no order.
    QStringList keys(const QString &section) const;

    /// A key's value, interpolated; nothing when neither the section nor [DEFAULT] has it.
    /// Errors: FileMalformed when its interpolation fails, at the key's line.
    Result<std::optional<Value>> value(const QString &section, const QString &key) const;

    /// The same as it is written, for values that only one character sequence is looked for in.
    std::optional<Value> rawValue(const QString &section, const QString &key) const;

private:
    friend class IniParser;

    using Section = QHash<QString, Value>;

    Result<QString> interpolate(const QString &section, const Value &value, int depth) const;

    QString m_file;
    QHash<QString, Section> m_sections;
    QHash<QString, int> m_sectionLines;
    Section m_defaults;
};

} // namespace stemma
