// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/fixedsession.h"

#include "core/sql/quoting.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

struct Setting
{
    const char *name;
    const char *fixed;
    bool isText;
};

constexpr std::array<Setting, 7> settings{{
    {"sql_mode", "''", true},
    {"time_zone", "'+00:00'", true},
    {"character_set_client", "utf8mb4", true},
    {"character_set_connection", "utf8mb4", true},
    {"character_set_results", "utf8mb4", true},
    {"sql_quote_show_create", "1", false},
    {"sql_select_limit", "18446744073709551615", false},
}};

} // namespace

Result<FixedSession> FixedSession::begin(Connection &connection)
{
    QStringList reading;
    for (const Setting &each : settings)
        reading << "@@SESSION."_L1 + QLatin1StringView(each.name);
    // Setting a character set also sets its usual collation, so the collation is kept and set last.
    const auto before =
        connection.query("SELECT "_L1 + reading.join(u", ") + ", @@SESSION.collation_connection"_L1);
    if (!before)
        return Failure(before.error());
    const QVariantList row = before->value(0);
    QStringList fixing;
    QStringList restoring;
    for (size_t i = 0; i < settings.size(); ++i) {
        const QString name = "SESSION "_L1 + QLatin1StringView(settings[i].name) + " = "_L1;
        const QVariant value = row.value(qsizetype(i));
        QString old = value.toString();
        if (value.isNull())
            old = u"NULL"_s; // character_set_results may be
        else if (settings[i].isText)
            old = u'\'' + old + u'\'';
        fixing << name + QLatin1StringView(settings[i].fixed);
        restoring << name + old;
    }
    restoring << "SESSION collation_connection = '"_L1 + row.value(qsizetype(settings.size())).toString() + u'\'';
    if (const auto fixed = connection.query("SET "_L1 + fixing.join(u", ")); !fixed)
        return Failure(fixed.error());
    return FixedSession(connection, "SET "_L1 + restoring.join(u", "));
}

FixedSession::FixedSession(Connection &connection, QString restoring)
    : m_connection(&connection)
    , m_restoring(std::move(restoring))
{ }

FixedSession::FixedSession(FixedSession &&other) noexcept
    : m_connection(other.m_connection)
    , m_restoring(std::exchange(other.m_restoring, QString()))
{ }

FixedSession::~FixedSession()
{
    (void)end();
}

Result<> FixedSession::end()
{
    if (m_restoring.isEmpty())
        return {};
    const auto restored = m_connection->query(std::exchange(m_restoring, QString()));
    if (!restored)
        return Failure(restored.error());
    return {};
}

} // namespace stemma
