// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/schema/column.h"
#include "core/schema/constraints.h"

#include <QMap>
#include <QString>

#include <optional>

namespace stemma {

/// The one place where the servers' ways of telling the same thing become one. Everything is pure; texts are
/// those of information_schema under FixedSession.
class NormalForm
{
public:
    /// `schemaName`: the schema whose own name is left out before the names of its objects.
    NormalForm(ServerInfo::Flavour flavour, QString schemaName);

    /// Of a generated column, a check, an index or a partition, without brackets around it.
    QString expression(const QString &told) const;

    /// A view's SELECT.
    QString select(const QString &told) const;

    /// What follows DEFAULT; nothing for none and for NULL. `extra` is the column's EXTRA in lower case.
    std::optional<QString> columnDefault(const QString &told, const schema::ColumnType &type,
                                         const QString &extra) const;

    /// "current_timestamp(3)" of an EXTRA, or empty.
    static QString onUpdate(const QString &extra);

    static QString charset(const QString &told); ///< "utf8" is utf8mb3
    static QString collation(const QString &told);
    static QString charsetOf(const QString &collation); ///< by its name, which begins with it

    static schema::ForeignKey::Action action(const QString &told);
    static QString sqlMode(const QString &told); ///< sorted

    /// CREATE_OPTIONS: "row_format=DYNAMIC stats_persistent=1" by lower-case name; "partitioned" left out.
    static QMap<QString, QString> tableOptions(const QString &told);

private:
    QString unescaped(const QString &told) const;

    ServerInfo::Flavour m_flavour;
    QString m_schema; ///< in backticks
};

} // namespace stemma
