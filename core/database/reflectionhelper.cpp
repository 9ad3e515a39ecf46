// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflectionhelper.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

// Measured with tables of twelve columns: what the server needs for one in all is about twice this.
constexpr double millisecondsSavedPerTable = 0.04;
constexpr int tripsToOpen = 10;
constexpr double millisecondsToOpen = 3;

} // namespace

bool ReflectionHelper::isWorthwhile(qsizetype tables, double millisecondsOfATrip)
{
    return double(tables) * millisecondsSavedPerTable
        > tripsToOpen * millisecondsOfATrip + millisecondsToOpen;
}

std::unique_ptr<ReflectionHelper> ReflectionHelper::open(const Connection &first, const QStringList &grants)
{
    auto opened = first.another();
    if (!opened)
        return {};
    auto helper = std::make_unique<ReflectionHelper>();
    helper->m_connection = std::move(*opened);
    auto session = FixedSession::begin(*helper->m_connection);
    if (!session)
        return {};
    helper->m_session.emplace(std::move(*session));
    // What the first session holds locked it would wait for; so not for long.
    if (!helper->m_connection->query(u"SET SESSION lock_wait_timeout = 2"_s))
        return {};
    const auto rows = helper->m_connection->query(u"SHOW GRANTS"_s);
    if (!rows)
        return {};
    QStringList lines;
    for (const QVariantList &row : *rows)
        lines << row.value(0).toString();
    if (lines != grants)
        return {};
    return helper;
}

} // namespace stemma
