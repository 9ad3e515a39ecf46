// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/generallog.h"

#include "core/database/connection.h"
#include "core/sql/quoting.h"

#include <QFile>
#include <QRegularExpression>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// The text of bytes; `exact` is false where they are none.
QString decoded(const QByteArray &bytes, bool &exact)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(bytes);
    exact = !decoder.hasError();
    return text;
}

} // namespace

GeneralLog::GeneralLog(Connection &connection, const QString &folder)
    : m_connection(connection)
    , m_file(folder + "/general.log"_L1)
{ }

Result<> GeneralLog::tell(const QString &sql) const
{
    return m_connection.execute(sql).transform([](const StatementOutcome &) { });
}

Result<> GeneralLog::start()
{
    QFile::remove(m_file);
    QStringList statements{u"SET GLOBAL general_log = OFF"_s};
    if (m_connection.server().flavour == ServerInfo::Flavour::MariaDb) {
        // CSV ends a text at a quote where the column is binary, and the column's own character set lacks
        // four-byte characters.
        statements << u"ALTER TABLE mysql.general_log ENGINE = MyISAM, MODIFY argument LONGTEXT "
                      "CHARACTER SET utf8mb4 NOT NULL"_s;
    }
    statements << u"TRUNCATE TABLE mysql.general_log"_s << u"SET GLOBAL log_output = 'TABLE,FILE'"_s
               << "SET GLOBAL general_log_file = "_L1 + quotedString(m_file)
               << u"SET GLOBAL general_log = ON"_s;
    for (const QString &sql : statements) {
        if (const auto told = tell(sql); !told)
            return told;
    }
    return {};
}

Result<> GeneralLog::stop()
{
    return tell(u"SET GLOBAL general_log = OFF"_s);
}

Result<QList<LogEntry>> GeneralLog::entries() const
{
    const auto rows = m_connection.query(
        u"SELECT thread_id, command_type, argument FROM mysql.general_log WHERE thread_id <> %1"_s.arg(
            m_connection.server().connectionId));
    if (!rows)
        return Failure(rows.error());
    bool fileIsText = false;
    QFile file(m_file);
    if (file.open(QIODevice::ReadOnly))
        decoded(file.readAll(), fileIsText);
    // MariaDB writes a byte that is no text as \xFF, which a person may have written too.
    static const QRegularExpression written(u"\\\\x[0-9A-F]{2}"_s);

    QList<LogEntry> entries;
    entries.reserve(rows->size());
    for (const QVariantList &row : *rows) {
        LogEntry entry;
        entry.session = row.value(0).toLongLong();
        entry.command = row.value(1).toString();
        if (row.value(2).typeId() == QMetaType::QByteArray)
            entry.text = decoded(row.value(2).toByteArray(), entry.isExact).trimmed();
        else
            entry.text = row.value(2).toString().trimmed();
        entry.isExact &= fileIsText || !entry.text.contains(written);
        entries << entry;
    }
    return entries;
}

} // namespace stemma
