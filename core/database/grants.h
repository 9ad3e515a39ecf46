// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace stemma {

/// What a user may do with one schema, read from the lines of SHOW GRANTS (active roles included, as both
/// servers tell them). information_schema leaves out without a word what a user may not see, so reflection
/// has to know. Pure; keeps nothing of passwords or user names.
class Grants
{
public:
    Grants(const QStringList &lines, const QString &schemaName);

    /// For the whole schema: a global privilege, or one on `schema`.*. Any of the names will do.
    bool hasAny(const QStringList &privileges) const;

    /// Any privilege that shows every table of the schema.
    bool seesAllTables() const;

    /// On that table or the whole schema.
    bool hasOnTable(const QString &privilege, const QString &table) const;

private:
    void read(const QString &line, const QString &schemaName);

    QSet<QString> m_ofSchema; ///< in capitals
    QMap<QString, QSet<QString>> m_ofTables;
};

} // namespace stemma
