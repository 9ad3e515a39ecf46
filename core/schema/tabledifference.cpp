// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/tabledifference.h"

#include "core/schema/columnorder.h"
#include "core/schema/print.h"
#include "core/schema/printcolumn.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

// MySQL's words can tell all that a part has but the checks of MariaDB's columns, which are told as checks.
constexpr Dialect words = Dialect::MySql;

QString columnWords(const Column &column, const Table &table)
{
    return columnAttributes(column, table, words, CharsetWords::Always);
}

QString checkWords(const Check &check)
{
    QString text = checkDefinition(check, words);
    if (check.ofColumn)
        text += " /* of the column */"_L1;
    return text;
}

class Comparison
{
public:
    Comparison(const Table &from, const Table &to)
        : m_from(from)
        , m_to(to)
    { }

    QList<Change> all()
    {
        columns();
        positions();
        parts(u"index"_s, m_from.indexes, m_to.indexes,
              [](const Index &index) { return indexDefinition(index, words); });
        parts(u"foreign key"_s, m_from.foreignKeys, m_to.foreignKeys, foreignKeyDefinition);
        parts(u"check"_s, m_from.checks, m_to.checks, checkWords);
        options();
        value(u"partitioning"_s, {}, m_from.partitioning, m_to.partitioning);
        return m_changes;
    }

private:
    void add(Change::Kind kind, const QString &part, const QString &name, const QString &before,
             const QString &after)
    {
        m_changes << Change{kind, {ObjectKind::Table, m_to.name}, part, name, before, after};
    }

    void value(const QString &part, const QString &name, const QString &before, const QString &after)
    {
        if (before == after)
            return;
        const Change::Kind kind = before.isEmpty() ? Change::Kind::Added
            : after.isEmpty()                      ? Change::Kind::Removed
                                                   : Change::Kind::Changed;
        add(kind, part, name, before, after);
    }

    void columns()
    {
        for (const Column &column : m_to.columns) {
            if (!m_from.column(column.name))
                add(Change::Kind::Added, u"column"_s, column.name, {}, columnWords(column, m_to));
        }
        for (const Column &column : m_from.columns) {
            if (!m_to.column(column.name))
                add(Change::Kind::Removed, u"column"_s, column.name, columnWords(column, m_from), {});
        }
        for (const Column &column : m_to.columns) {
            const Column *old = m_from.column(column.name);
            if (!old || *old == column)
                continue;
            const bool renamed = old->name != column.name; // by case alone
            add(Change::Kind::Changed, u"column"_s, column.name,
                renamed ? columnDefinition(*old, m_from, words) : columnWords(*old, m_from),
                renamed ? columnDefinition(column, m_to, words) : columnWords(column, m_to));
        }
    }

    void positions()
    {
        const auto folded = [](const Table &table) {
            QStringList names;
            for (const Column &column : table.columns)
                names << column.name.toLower();
            return names;
        };
        const QStringList before = folded(m_from);
        const QStringList after = folded(m_to);
        const QSet<QString> unmoved = unmovedNames(before, after);
        for (qsizetype i = 0; i < after.size(); ++i) {
            const qsizetype old = before.indexOf(after[i]);
            if (old < 0 || unmoved.contains(after[i]))
                continue;
            add(Change::Kind::Changed, u"column position"_s, m_to.columns[i].name,
                old > 0 ? m_from.columns[old - 1].name : QString(),
                i > 0 ? m_to.columns[i - 1].name : QString());
        }
    }

    template <class Part, class Words>
    void parts(const QString &part, const QMap<QString, Part> &from, const QMap<QString, Part> &to,
               Words print)
    {
        for (auto each = to.cbegin(); each != to.cend(); ++each) {
            if (!from.contains(each.key()))
                add(Change::Kind::Added, part, each.key(), {}, print(each.value()));
        }
        for (auto each = from.cbegin(); each != from.cend(); ++each) {
            if (!to.contains(each.key()))
                add(Change::Kind::Removed, part, each.key(), print(each.value()), {});
        }
        for (auto each = to.cbegin(); each != to.cend(); ++each) {
            const auto old = from.constFind(each.key());
            if (old != from.cend() && *old != each.value())
                add(Change::Kind::Changed, part, each.key(), print(*old), print(each.value()));
        }
    }

    void options()
    {
        const QString option = u"option"_s;
        value(option, u"charset"_s, m_from.charset, m_to.charset);
        value(option, u"collation"_s, m_from.collation, m_to.collation);
        value(option, u"comment"_s, m_from.comment, m_to.comment);
        value(option, u"engine"_s, m_from.engine, m_to.engine);
        value(option, u"row_format"_s, m_from.rowFormat, m_to.rowFormat);
        const auto yes = [](bool on) { return on ? u"yes"_s : QString(); };
        value(option, u"system_versioning"_s, yes(m_from.systemVersioned), yes(m_to.systemVersioned));
        QMap<QString, QString> names = m_from.options;
        names.insert(m_to.options);
        for (const QString &name : names.keys()) {
            const bool before = m_from.options.contains(name);
            const bool after = m_to.options.contains(name);
            if (m_from.options.value(name) == m_to.options.value(name) && before == after)
                continue;
            add(!before     ? Change::Kind::Added
                    : after ? Change::Kind::Changed
                            : Change::Kind::Removed,
                option, name, m_from.options.value(name), m_to.options.value(name));
        }
    }

    const Table &m_from;
    const Table &m_to;
    QList<Change> m_changes;
};

} // namespace

QList<Change> tableDifference(const Table &from, const Table &to)
{
    return Comparison(from, to).all();
}

} // namespace stemma::schema
