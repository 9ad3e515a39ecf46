// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/verification.h"

#include "core/database/reflection.h"
#include "core/sandbox/replayserver.h"
#include "core/sql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

template <class T>
void forgetMaker(QMap<QString, T> &values)
{
    for (T &each : values)
        each.environment = {};
}

void forgetMakers(schema::Schema &schema)
{
    forgetMaker(schema.views);
    forgetMaker(schema.procedures);
    forgetMaker(schema.functions);
    forgetMaker(schema.triggers);
    forgetMaker(schema.events);
}

template <class T>
QString firstDifference(const QMap<QString, T> &a, const QMap<QString, T> &b, const QString &kind)
{
    for (auto each = a.begin(); each != a.end(); ++each) {
        if (!b.contains(each.key()))
            return u"the %1 %2 is missing"_s.arg(kind, each.key());
        if (b[each.key()] != each.value())
            return u"the %1 %2 is another"_s.arg(kind, each.key());
    }
    for (auto each = b.begin(); each != b.end(); ++each) {
        if (!a.contains(each.key()))
            return u"there is a %1 %2"_s.arg(kind, each.key());
    }
    return {};
}

} // namespace

Result<SchemaStand> SchemaStand::read(ReplayServer &server, const QString &name,
                                      const VersionTableName &versionTable)
{
    auto reflected = reflect(server.connection(), name);
    if (!reflected)
        return Failure(reflected.error());
    SchemaStand stand{*std::move(reflected), {}};
    if (versionTable.schema.isEmpty() || versionTable.schema == name)
        stand.schema.tables.remove(versionTable.table);
    forgetMakers(stand.schema);
    for (const QString &table : stand.schema.tables.keys()) {
        const auto rows = server.connection().query(
            u"SELECT COUNT(*) FROM %1.%2"_s.arg(quotedIdentifier(name), quotedIdentifier(table)));
        if (!rows)
            return Failure(rows.error());
        stand.rows[table] = rows->value(0).value(0).toLongLong();
    }
    return stand;
}

QString SchemaStand::differenceFrom(const SchemaStand &other) const
{
    for (const QString &difference : {
             firstDifference(schema.tables, other.schema.tables, u"table"_s),
             firstDifference(schema.sequences, other.schema.sequences, u"sequence"_s),
             firstDifference(schema.views, other.schema.views, u"view"_s),
             firstDifference(schema.procedures, other.schema.procedures, u"procedure"_s),
             firstDifference(schema.functions, other.schema.functions, u"function"_s),
             firstDifference(schema.triggers, other.schema.triggers, u"trigger"_s),
             firstDifference(schema.events, other.schema.events, u"event"_s),
         }) {
        if (!difference.isEmpty())
            return difference;
    }
    for (auto each = rows.begin(); each != rows.end(); ++each) {
        if (other.rows.value(each.key()) != each.value()) {
            return u"the table %1 has another number of rows, %2 and not %3"_s.arg(each.key())
                .arg(other.rows.value(each.key()))
                .arg(each.value());
        }
    }
    return schema == other.schema ? QString() : u"the schema itself is another"_s;
}

Result<> repeatRecorded(ReplayServer &server, Recorded &recorded, const std::stop_token &stop)
{
    for (qsizetype i = 0; i < recorded.sql.statements.size(); ++i) {
        Statement &statement = recorded.sql.statements[i];
        const auto ran = server.run({u"recorded"_s, {statement.text}, {}, {}}, stop);
        if (ran)
            continue;
        const Error &error = ran.error();
        if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::ConnectionLost)
            return ran;
        const bool known = std::ranges::any_of(
            recorded.passedOver, [i](const Recorded::PassedOver &each) { return each.statement == i; });
        if (known)
            continue;
        // One that was sent past SQLAlchemy, which then told nothing.
        recorded.passedOver << Recorded::PassedOver{i, {}, error.nativeCode, error.native};
        statement.tryBlock = TryBlock{int(i) + 1, {u"Exception"_s}};
    }
    std::ranges::sort(recorded.passedOver, {}, &Recorded::PassedOver::statement);
    return {};
}

} // namespace stemma
