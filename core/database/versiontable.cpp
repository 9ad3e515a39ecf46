// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/versiontable.h"

#include "core/database/connection.h"

#include <QRegularExpression>

namespace stemma {

namespace {

constexpr int noSuchTable = 1146;
constexpr int tableExists = 1050;

QString identifier(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("\\A[a-z_][a-z0-9_]*\\z"));
    if (plain.match(name).hasMatch())
        return name;
    QString inner = name;
    return u'`' + inner.replace(u'`', QStringLiteral("``")) + u'`';
}

} // namespace

VersionTable::VersionTable(Connection &connection, QString name)
    : m_connection(connection)
    , m_name(std::move(name))
{ }

Result<QStringList> VersionTable::rows() const
{
    const auto found = m_connection.query(QStringLiteral("SELECT version_num FROM ") + identifier(m_name));
    if (!found) {
        if (found.error().nativeCode == noSuchTable)
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
    const auto there = m_connection.query(QStringLiteral("SELECT 1 FROM %1 LIMIT 0").arg(identifier(m_name)));
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
                        .arg(change.from, m_name, QString::number(done->rowsMatched));
    error.advice =
        QStringLiteral("Someone else has written to the version table: read it again and compare it with the "
                       "schema before you go on.");
    error.statement = statement;
    return Failure(error);
}

QString VersionTable::sql(const RowChange &change) const
{
    const QString table = identifier(m_name);
    const auto literal = [this](QString text) {
        // Under this mode a backslash is an ordinary letter.
        if (!m_connection.server().sqlMode.contains(u"NO_BACKSLASH_ESCAPES"))
            text.replace(u'\\', QStringLiteral("\\\\"));
        return QString(u'\'' + text.replace(u'\'', QStringLiteral("''")) + u'\'');
    };
    switch (change.kind) {
    case RowChange::Kind::Insert:
        return QStringLiteral("INSERT INTO %1 (version_num) VALUES (%2)").arg(table, literal(change.to));
    case RowChange::Kind::Update:
        return QStringLiteral("UPDATE %1 SET version_num=%2 WHERE %1.version_num = %3")
            .arg(table, literal(change.to), literal(change.from));
    case RowChange::Kind::Delete:
        return QStringLiteral("DELETE FROM %1 WHERE %1.version_num = %2").arg(table, literal(change.from));
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString VersionTable::createSql() const
{
    // Alembic's definition to the letter, the blank before the second line's end included.
    return QStringLiteral("CREATE TABLE %1 (\n"
                          "    version_num VARCHAR(32) NOT NULL, \n"
                          "    CONSTRAINT %2 PRIMARY KEY (version_num)\n"
                          ")")
        .arg(identifier(m_name), identifier(m_name + QStringLiteral("_pkc")));
}

} // namespace stemma
