// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/cloneprograms.h"

#include "core/sandbox/programmaker.h"
#include "core/sql/quoting.h"
#include "core/sql/sqllexer.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QString text(const QVariantList &row, int column)
{
    const QVariant value = row.value(column);
    return value.isNull() ? QString() : value.toString();
}

QString kept(const QVariantList &row, int column)
{
    const QString value = text(row, column);
    return value.isNull() ? u""_s : value;
}

Result<QVariantList> show(CloneWork &work, const QString &kind, const QString &name)
{
    const auto shown =
        work.ask("SHOW CREATE "_L1 + kind + u' ' + work.quotedSchema() + u'.' + quotedIdentifier(name));
    if (!shown)
        return Failure(shown.error());
    return shown->value(0);
}

/// SHOW CREATE writes a comment with its backslashes escaped, also of a program whose mode takes them as they
/// are.
QString withCommentFor(const QString &mode, const QString &comment, QString sql)
{
    if (!comment.contains(u'\\') || !mode.contains("NO_BACKSLASH_ESCAPES"_L1))
        return sql;
    const QList<SqlToken> tokens = SqlLexer::tokens(sql);
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        const SqlToken &literal = tokens[i + 1];
        if (!tokens[i].is(u"comment") || literal.kind != SqlToken::Kind::String)
            continue;
        const QString plain = u'\'' + QString(comment).replace(u'\'', "''"_L1) + u'\'';
        return sql.replace(literal.start, literal.text.size(), plain);
    }
    return sql;
}

/// Shows and makes programs: the rows are kind, name and comment.
Result<> makeEach(CloneWork &work, const QList<QVariantList> &rows, const QString &stage)
{
    ProgramMaker maker(work);
    int done = 0;
    for (const QVariantList &row : rows) {
        if (const auto on = work.go(stage, done++, int(rows.size())); !on)
            return on;
        const QString kind = text(row, 0);
        const QString object = kind.toLower() + u' ' + text(row, 1);
        const auto shown = show(work, kind, text(row, 1));
        if (!shown) {
            if (const auto said = work.refused(object, shown.error()); !said)
                return said;
            continue;
        }
        // name, mode, an event's zone, SQL, charset, collation, the database's collation
        const bool isEvent = kind == "EVENT"_L1;
        const int sql = isEvent ? 3 : 2;
        const auto made =
            maker.make({object, withCommentFor(text(*shown, 1), text(row, 2), text(*shown, sql)),
                        kept(*shown, 1), text(*shown, sql + 1), text(*shown, sql + 2), text(*shown, sql + 3),
                        isEvent ? kept(*shown, 2) : QString()});
        if (!made)
            return Failure(made.error());
        work.report().programs += *made ? 1 : 0;
    }
    return {};
}

} // namespace

Result<> cloneRoutines(CloneWork &work)
{
    const auto rows = work.ask(
        "SELECT ROUTINE_TYPE, ROUTINE_NAME, ROUTINE_COMMENT FROM information_schema.ROUTINES"
        " WHERE ROUTINE_SCHEMA = "_L1
        + work.literalSchema() + " ORDER BY ROUTINE_TYPE = 'PACKAGE BODY', ROUTINE_TYPE, ROUTINE_NAME"_L1);
    if (!rows)
        return Failure(rows.error());
    return makeEach(work, *rows, u"routines"_s);
}

Result<> cloneEvents(CloneWork &work)
{
    const auto rows = work.ask(
        "SELECT 'EVENT', EVENT_NAME, EVENT_COMMENT FROM information_schema.EVENTS WHERE EVENT_SCHEMA = "_L1
        + work.literalSchema() + " ORDER BY EVENT_NAME"_L1);
    if (!rows)
        return Failure(rows.error());
    if (rows->isEmpty())
        return {};
    const auto scheduler = work.tellAndRead(u"SELECT @@GLOBAL.event_scheduler"_s);
    if (!scheduler)
        return Failure(scheduler.error());
    if (scheduler->compare("ON"_L1, Qt::CaseInsensitive) == 0 || *scheduler == "1"_L1) {
        work.problem("clone-left-out", Severity::Warning,
                     u"Events are left out: the other server runs events, and would run these."_s);
        return {};
    }
    return makeEach(work, *rows, u"events"_s);
}

Result<> cloneTriggers(CloneWork &work)
{
    const auto rows = work.ask(
        "SELECT 'TRIGGER', TRIGGER_NAME, '' FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = "_L1
        + work.literalSchema()
        + " ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER"_L1);
    if (!rows)
        return Failure(rows.error());
    return makeEach(work, *rows, u"triggers"_s);
}

// Views are made in rounds: one that rests on another fails until that is there. Each round makes at least
// one, or what is left rests on something that the source has not either.
Result<> cloneViews(CloneWork &work)
{
    const auto rows = work.ask("SELECT TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA = "_L1
                               + work.literalSchema() + " ORDER BY TABLE_NAME"_L1);
    if (!rows)
        return Failure(rows.error());
    QList<ShownProgram> waiting;
    for (const QVariantList &row : *rows) {
        const QString object = "view "_L1 + text(row, 0);
        const auto shown = show(work, u"VIEW"_s, text(row, 0));
        if (!shown) {
            if (const auto said = work.refused(object, shown.error()); !said)
                return said;
            continue;
        }
        // name, SQL, charset, collation
        waiting << ShownProgram{object, text(*shown, 1), {}, text(*shown, 2), text(*shown, 3), {}, {}};
    }
    ProgramMaker maker(work);
    while (!waiting.isEmpty()) {
        QList<ShownProgram> again;
        for (const ShownProgram &view : std::as_const(waiting)) {
            if (const auto on = work.go(u"views"_s, int(rows->size() - waiting.size()), int(rows->size()));
                !on)
                return on;
            const auto made = maker.make(view, true);
            if (!made)
                return Failure(made.error());
            if (*made)
                ++work.report().views;
            else
                again << view;
        }
        if (again.size() == waiting.size()) {
            for (const ShownProgram &view : std::as_const(again)) {
                if (const auto made = maker.make(view); !made)
                    return Failure(made.error());
            }
            return {};
        }
        waiting = again;
    }
    return {};
}

} // namespace stemma
