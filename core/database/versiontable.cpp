// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/versiontable.h"

#include "core/database/connection.h"
#include "core/database/versionsql.h"

namespace stemma {

namespace {

constexpr int noSuchTable = 1146;
constexpr int noSuchDatabase = 1049; // MySQL's words for a table of a schema that isn't there
constexpr int tableExists = 1050;

} // namespace

VersionTable::VersionTable(Connection &connection, VersionTableName name)
    : m_connection(connection)
    , m_name(std::move(name))
{ }

Result<QStringList> VersionTable::rows() const
{
    const auto found =
        m_connection.query(QStringLiteral("SELECT version_num FROM ") + versionTableIdentifier(m_name));
    if (!found) {
        if (found.error().nativeCode == noSuchTable || found.error().nativeCode == noSuchDatabase)
            return QStringList();
        return Failure(found.error());
    }
    QStringList rows;
    for (const QVariantList &row : *found)
        rows << row.value(0).toString();
    return rows;
}

Result<> VersionTable::ensure()
{
    const auto there =
        m_connection.query(QStringLiteral("SELECT 1 FROM %1 LIMIT 0").arg(versionTableIdentifier(m_name)));
    if (there)
        return {};
    if (there.error().nativeCode != noSuchTable)
        return Failure(there.error());
    const auto made = m_connection.execute(createSql());
    // Someone else may have made it in between, which serves as well.
    if (!made && made.error().nativeCode != tableExists)
        return Failure(made.error());
    return {};
}

Result<> VersionTable::apply(const RowChange &change)
{
    const QString statement = sql(change);
    const auto done = m_connection.execute(statement);
    if (!done)
        return Failure(done.error());
    if (change.kind == RowChange::Kind::Insert || done->rowsMatched == 1)
        return {};
    Error error;
    error.kind = ErrorKind::VersionRowMismatch;
    error.message = QStringLiteral("The row \"%1\" of %2 should be there once; it is there %3 times.")
                        .arg(change.from, m_name.text(), QString::number(done->rowsMatched));
    error.advice =
        QStringLiteral("Someone else has written to the version table: read it again and compare it with the "
                       "schema before you go on.");
    error.statement = statement;
    return Failure(error);
}

Result<> VersionTable::clear()
{
    const auto done = m_connection.execute(QStringLiteral("DELETE FROM ") + versionTableIdentifier(m_name));
    if (!done)
        return Failure(done.error());
    return {};
}

QString VersionTable::sql(const RowChange &change) const
{
    // Under this mode a backslash is an ordinary letter.
    return rowChangeSql(change, m_name, !m_connection.server().sqlMode.contains(u"NO_BACKSLASH_ESCAPES"));
}

QString VersionTable::createSql() const
{
    return versionTableSql(m_name);
}

} // namespace stemma
