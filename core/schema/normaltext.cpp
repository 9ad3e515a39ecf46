// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/normaltext.h"

#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

/// Lines of "key: value". Free texts go in quotes with their line breaks escaped, so that no text can look
/// like another property.
class Lines
{
public:
    Lines &word(QLatin1StringView key, const QString &value)
    {
        if (!value.isEmpty())
            m_text += key + ": "_L1 + value + u'\n';
        return *this;
    }
    Lines &quoted(QLatin1StringView key, const QString &value)
    {
        return value.isEmpty() ? *this : word(key, quotedString(value).replace(u'\n', u"\\n"_s));
    }
    Lines &flag(QLatin1StringView key, bool value)
    {
        if (value)
            m_text += key + u'\n';
        return *this;
    }
    Lines &indented(const Lines &other)
    {
        const QStringList lines = other.m_text.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            m_text += "  "_L1 + line + u'\n';
        return *this;
    }
    QString text() const { return m_text; }

private:
    QString m_text;
};

QString names(const QStringList &list)
{
    QStringList quoted;
    for (const QString &each : list)
        quoted << quotedIdentifier(each);
    return quoted.join(u", ");
}

QString actionName(ForeignKey::Action action)
{
    switch (action) {
    case ForeignKey::Action::Restrict:
        return {};
    case ForeignKey::Action::Cascade:
        return u"cascade"_s;
    case ForeignKey::Action::SetNull:
        return u"set null"_s;
    case ForeignKey::Action::SetDefault:
        return u"set default"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString kindName(Index::Kind kind)
{
    switch (kind) {
    case Index::Kind::Primary:
        return u"primary"_s;
    case Index::Kind::Unique:
        return u"unique"_s;
    case Index::Kind::Plain:
        return u"plain"_s;
    case Index::Kind::FullText:
        return u"fulltext"_s;
    case Index::Kind::Spatial:
        return u"spatial"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

Lines columnLines(const Column &column)
{
    Lines lines;
    lines.quoted("type"_L1, column.type.text()).word("charset"_L1, column.charset);
    lines.word("collation"_L1, column.collation).flag("not null"_L1, !column.nullable);
    if (column.defaultSql)
        lines.quoted("default"_L1, *column.defaultSql);
    lines.word("on update"_L1, column.onUpdate);
    if (column.generated)
        lines.quoted(column.generated->stored ? "stored"_L1 : "virtual"_L1, column.generated->expression);
    lines.flag("auto increment"_L1, column.autoIncrement).flag("invisible"_L1, column.invisible);
    lines.flag("unversioned"_L1, column.unversioned).quoted("comment"_L1, column.comment);
    if (column.srid)
        lines.word("srid"_L1, QString::number(*column.srid));
    return lines;
}

Lines indexLines(const Index &index)
{
    Lines lines;
    lines.word("kind"_L1, kindName(index.kind));
    for (const IndexPart &part : index.parts) {
        QString text = part.column.isEmpty() ? u'(' + quotedString(part.expression) + u')'
                                             : quotedIdentifier(part.column);
        if (part.prefix > 0)
            text += u'(' + QString::number(part.prefix) + u')';
        lines.word("part"_L1, (part.descending ? text + " desc"_L1 : text).replace(u'\n', u"\\n"_s));
    }
    return lines.flag("hidden"_L1, !index.visible)
        .word("algorithm"_L1, index.algorithm)
        .quoted("comment"_L1, index.comment);
}

Lines foreignKeyLines(const ForeignKey &key)
{
    Lines lines;
    lines.word("columns"_L1, names(key.columns)).quoted("schema"_L1, key.referencedSchema);
    lines.quoted("table"_L1, key.referencedTable).word("referenced"_L1, names(key.referencedColumns));
    return lines.word("on delete"_L1, actionName(key.onDelete))
        .word("on update"_L1, actionName(key.onUpdate));
}

Lines checkLines(const Check &check)
{
    Lines lines;
    return lines.quoted("expression"_L1, check.expression)
        .flag("not enforced"_L1, !check.enforced)
        .flag("of column"_L1, check.ofColumn);
}

Lines environmentLines(const Environment &environment)
{
    Lines lines;
    return lines.quoted("definer"_L1, environment.definer)
        .word("sql mode"_L1, environment.sqlMode)
        .word("client charset"_L1, environment.charset)
        .word("connection collation"_L1, environment.collation);
}

} // namespace

QString normalText(const Table &table)
{
    Lines lines;
    lines.quoted("table"_L1, table.name);
    for (const Column &column : table.columns)
        lines.quoted("column"_L1, column.name).indented(columnLines(column));
    for (const Index &index : table.indexes)
        lines.quoted("index"_L1, index.name).indented(indexLines(index));
    for (const ForeignKey &key : table.foreignKeys)
        lines.quoted("foreign key"_L1, key.name).indented(foreignKeyLines(key));
    for (const Check &check : table.checks)
        lines.quoted("check"_L1, check.name).indented(checkLines(check));
    lines.word("engine"_L1, table.engine).word("charset"_L1, table.charset);
    lines.word("collation"_L1, table.collation).word("row format"_L1, table.rowFormat);
    lines.quoted("comment"_L1, table.comment);
    for (auto option = table.options.cbegin(); option != table.options.cend(); ++option)
        lines.quoted("option"_L1, option.key() + u'=' + option.value());
    return lines.quoted("partitioning"_L1, table.partitioning)
        .flag("system versioned"_L1, table.systemVersioned)
        .text();
}

QString normalText(const Sequence &sequence)
{
    Lines lines;
    return lines.quoted("sequence"_L1, sequence.name)
        .word("type"_L1, sequence.type)
        .word("start"_L1, sequence.start)
        .word("minimum"_L1, sequence.minimum)
        .word("maximum"_L1, sequence.maximum)
        .word("increment"_L1, sequence.increment)
        .word("cache"_L1, sequence.cache)
        .flag("cycle"_L1, sequence.cycle)
        .text();
}

QString normalText(const View &view)
{
    Lines lines;
    return lines.quoted("view"_L1, view.name)
        .quoted("definition"_L1, view.definition)
        .word("algorithm"_L1, view.algorithm)
        .word("check option"_L1, view.checkOption)
        .flag("invoker security"_L1, view.invokerSecurity)
        .indented(environmentLines(view.environment))
        .text();
}

QString normalText(const Trigger &trigger)
{
    Lines lines;
    return lines.quoted("trigger"_L1, trigger.name)
        .quoted("table"_L1, trigger.table)
        .word("timing"_L1, trigger.timing)
        .word("event"_L1, trigger.event)
        .word("order"_L1, QString::number(trigger.order))
        .quoted("body"_L1, trigger.body)
        .indented(environmentLines(trigger.environment))
        .text();
}

QString normalText(const Routine &routine)
{
    Lines lines;
    return lines
        .quoted(routine.kind == Routine::Kind::Function ? "function"_L1 : "procedure"_L1, routine.name)
        .quoted("parameters"_L1, routine.parameters)
        .quoted("returns"_L1, routine.returns)
        .flag("deterministic"_L1, routine.deterministic)
        .word("data access"_L1, routine.dataAccess)
        .flag("invoker security"_L1, routine.invokerSecurity)
        .flag("aggregate"_L1, routine.aggregate)
        .quoted("comment"_L1, routine.comment)
        .quoted("body"_L1, routine.body)
        .indented(environmentLines(routine.environment))
        .text();
}

QString normalText(const Event &event)
{
    Lines lines;
    return lines.quoted("event"_L1, event.name)
        .quoted("schedule"_L1, event.schedule)
        .flag("preserve"_L1, event.preserve)
        .word("status"_L1, event.status)
        .word("time zone"_L1, event.timeZone)
        .quoted("comment"_L1, event.comment)
        .quoted("body"_L1, event.body)
        .indented(environmentLines(event.environment))
        .text();
}

} // namespace stemma::schema
