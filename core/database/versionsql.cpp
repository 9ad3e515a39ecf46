// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/versionsql.h"

#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

// A word that only one of the two servers reserves is quoted for both: which one it is may not be known yet.
QString quotedIfNeeded(const QString &name)
{
    const QString mysql = identifier(name, Dialect::MySql);
    return mysql == name ? identifier(name, Dialect::MariaDb) : mysql;
}

} // namespace

QString versionTableIdentifier(const VersionTableName &table)
{
    const QString name = quotedIfNeeded(table.table);
    return table.schema.isEmpty() ? name : QString(quotedIfNeeded(table.schema) + u'.' + name);
}

QString versionTableSql(const VersionTableName &table)
{
    // Alembic's definition to the letter, the blank before the second line's end included.
    return u"CREATE TABLE %1 (\n    version_num VARCHAR(32) NOT NULL, \n    CONSTRAINT %2 PRIMARY KEY (version_num)\n)"_s
        .arg(versionTableIdentifier(table), quotedIfNeeded(table.table + "_pkc"_L1));
}

QString rowChangeSql(const RowChange &change, const VersionTableName &table, bool backslashEscapes)
{
    const QString name = versionTableIdentifier(table);
    const auto literal = [&](QString text) {
        if (backslashEscapes)
            text.replace(u'\\', "\\\\"_L1);
        return QString(u'\'' + text.replace(u'\'', "''"_L1) + u'\'');
    };
    switch (change.kind) {
    case RowChange::Kind::Insert:
        return u"INSERT INTO %1 (version_num) VALUES (%2)"_s.arg(name, literal(change.to));
    case RowChange::Kind::Update:
        return u"UPDATE %1 SET version_num=%2 WHERE %1.version_num = %3"_s.arg(name, literal(change.to),
                                                                               literal(change.from));
    case RowChange::Kind::Delete:
        return u"DELETE FROM %1 WHERE %1.version_num = %2"_s.arg(name, literal(change.from));
    }
    Q_UNREACHABLE_RETURN(QString());
}

} // namespace stemma
