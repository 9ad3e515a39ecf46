// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/clonerows.h"

#include "core/sandbox/rowreader.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr qsizetype keysPerQuestion = 200;
constexpr qsizetype statementLength = 500'000; // characters; well below every server's max_allowed_packet

/// Copies rows table by table, then those that they refer to, until nothing new is referred to. Circles and
/// references of a table to itself end because each row is taken once, by its primary key, and each key is
/// asked for once.
class RowCopy
{
public:
    RowCopy(CloneWork &work, QHash<QString, RowSource> sources)
        : m_work(work)
        , m_sources(std::move(sources))
    { }

    Result<> run(const QStringList &tables)
    {
        int done = 0;
        for (const QString &table : tables) {
            if (const auto on = m_work.go(u"rows"_s, done++, int(tables.size())); !on)
                return on;
            const RowSource &source = m_sources[table];
            QString sql = source.select();
            if (m_work.options().rowsPerTable > 0) {
                QStringList order;
                for (const int column : source.primaryKey)
                    order << quotedIdentifier(source.columns.at(column));
                if (!order.isEmpty())
                    sql += " ORDER BY "_L1 + order.join(", "_L1);
                sql += " LIMIT "_L1 + QString::number(m_work.options().rowsPerTable);
            }
            if (const auto copied = copy(source, sql, true); !copied)
                return copied;
        }
        return m_work.options().rowsPerTable > 0 ? copyParents() : Result<>();
    }

private:
    /// A parent table and those of its columns that are referred to.
    using Wanted = std::pair<QString, QStringList>;

    Result<> copyParents()
    {
        while (!m_wanted.isEmpty()) {
            const Wanted wanted = m_wanted.firstKey();
            QStringList keys = m_wanted.take(wanted);
            const auto source = m_sources.constFind(wanted.first);
            if (source == m_sources.cend())
                continue;
            QStringList columns;
            for (const QString &each : wanted.second)
                columns << quotedIdentifier(each);
            while (!keys.isEmpty()) {
                if (const auto on = m_work.go(u"rows referred to"_s, int(m_work.report().rows), 0); !on)
                    return on;
                const QStringList some = keys.first(qMin(keysPerQuestion, keys.size()));
                keys = keys.sliced(some.size());
                const QString sql = source->select() + " WHERE ("_L1 + columns.join(", "_L1) + ") IN ("_L1
                    + some.join(", "_L1) + u')';
                if (const auto copied = copy(*source, sql, false); !copied)
                    return copied;
            }
        }
        return {};
    }

    // A read lets the source's tables go again: with a savepoint before it, for metadata locks are those of
    // the transaction.
    Result<> copy(const RowSource &source, const QString &sql, bool first)
    {
        (void)m_work.ask(u"SAVEPOINT stemma_rows"_s);
        const auto rows = m_work.ask(sql);
        (void)m_work.ask(u"ROLLBACK TO SAVEPOINT stemma_rows"_s);
        if (!rows)
            return m_work.refused("rows of table "_L1 + source.table, rows.error());

        QStringList columns;
        for (qsizetype i = 0; i < source.columns.size(); ++i) {
            if (!source.generated.at(i))
                columns << quotedIdentifier(source.columns.at(i));
        }
        const QString head = "INSERT INTO "_L1 + quotedIdentifier(source.table) + " ("_L1
            + columns.join(", "_L1) + ") VALUES "_L1;
        QString statement;
        int count = 0;
        const auto send = [&]() -> Result<> {
            if (count == 0)
                return {};
            const auto told = m_work.tell(head + statement);
            m_work.report().rows += told ? count : 0;
            count = 0;
            statement.clear();
            return told ? Result<>() : m_work.refused("rows of table "_L1 + source.table, told.error());
        };
        for (const QVariantList &row : *rows) {
            if (!take(source, row, first))
                continue;
            QStringList values;
            for (qsizetype i = 0; i < row.size(); ++i) {
                if (!source.generated.at(i))
                    values << row.at(i).toString();
            }
            if (count++ > 0)
                statement += ", "_L1;
            statement += u'(' + values.join(", "_L1) + u')';
            if (statement.size() > statementLength) {
                if (const auto sent = send(); !sent)
                    return sent;
            }
        }
        return send();
    }

    /// False for a row that is there already; notes which rows this one refers to.
    bool take(const RowSource &source, const QVariantList &row, bool first)
    {
        if (m_work.options().rowsPerTable < 0)
            return true;
        QStringList identity;
        if (source.primaryKey.isEmpty()) {
            for (const QVariant &value : row)
                identity << value.toString();
        } else {
            for (const int column : source.primaryKey)
                identity << row.at(column).toString();
        }
        // Without a primary key two rows may be alike, and both are samples.
        QSet<QString> &taken = m_taken[source.table];
        const QString key = identity.join(u',');
        if (taken.contains(key) && !(first && source.primaryKey.isEmpty()))
            return false;
        taken << key;
        for (const RowSource::ForeignKey &foreignKey : source.foreignKeys) {
            QStringList values;
            for (const int column : foreignKey.columns)
                values << row.at(column).toString();
            if (values.contains("NULL"_L1))
                continue;
            const QString tuple = u'(' + values.join(", "_L1) + u')';
            const Wanted wanted{foreignKey.parent, foreignKey.parentColumns};
            if (!m_asked[wanted].contains(tuple)) {
                m_asked[wanted] << tuple;
                m_wanted[wanted] << tuple;
            }
        }
        return true;
    }

    CloneWork &m_work;
    QHash<QString, RowSource> m_sources;
    QHash<QString, QSet<QString>> m_taken;
    QMap<Wanted, QSet<QString>> m_asked;
    QMap<Wanted, QStringList> m_wanted;
};

} // namespace

Result<> cloneRows(CloneWork &work, const QStringList &tables)
{
    auto sources = readRowSources(work, tables);
    if (!sources)
        return Failure(sources.error());
    return RowCopy(work, std::move(*sources)).run(tables);
}

} // namespace stemma
