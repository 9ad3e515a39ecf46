// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/logreader.h"

#include "core/recording/secretstatement.h"
#include "core/sql/quoting.h"
#include "core/sql/statementhead.h"
#include "core/sql/statementkind.h"
#include "core/sql/statementsplitter.h"
#include "core/sql/touchedobjects.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// Settings of a session that drivers and SQLAlchemy make for themselves.
bool isDriversOwn(const SessionEffect &effect)
{
    static const QStringList names{
        u"autocommit"_s,        u"names"_s,     u"transaction"_s,        u"transaction_isolation"_s,
        u"tx_isolation"_s,      u"sql_mode"_s,  u"wait_timeout"_s,       u"net_read_timeout"_s,
        u"net_write_timeout"_s, u"time_zone"_s, u"interactive_timeout"_s};
    return effect.kind == SessionEffect::Kind::Variable
        && (names.contains(effect.name, Qt::CaseInsensitive)
            || effect.name.startsWith("character_set"_L1, Qt::CaseInsensitive)
            || effect.name.startsWith("collation"_L1, Qt::CaseInsensitive));
}

/// What SET autocommit = … sets; nothing for other statements.
std::optional<bool> autocommitIn(const QString &sql)
{
    EffectiveLexer lexer(sql);
    if (!lexer.next().is(u"SET"))
        return std::nullopt;
    SqlToken token = lexer.next();
    while (token.is(u"SESSION") || token.is(u"LOCAL"))
        token = lexer.next();
    const QStringView name = token.text;
    if (name.compare("autocommit"_L1, Qt::CaseInsensitive) != 0
        && name.compare("@@autocommit"_L1, Qt::CaseInsensitive) != 0
        && name.compare("@@session.autocommit"_L1, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    SqlToken value = lexer.next();
    while (value.isSymbol(u'=') || value.isSymbol(u':'))
        value = lexer.next();
    return value.text == "1"_L1 || value.is(u"ON") || value.is(u"TRUE");
}

bool isSchemaQuestion(const TouchedObject &object)
{
    static const QStringList own{u"information_schema"_s, u"performance_schema"_s, u"mysql"_s, u"sys"_s};
    return own.contains(object.name.schema, Qt::CaseInsensitive);
}

bool leaves(const Touched &touched, SessionEffect::Kind kind)
{
    return std::ranges::any_of(touched.leaves, [kind](const SessionEffect &e) { return e.kind == kind; });
}

bool isPrepared(const QString &verb)
{
    return verb == "PREPARE"_L1 || verb == "EXECUTE"_L1 || verb == "DEALLOCATE"_L1;
}

} // namespace

LogReader::LogReader(QString token, QString schema, QString versionTable,
                     QList<PythonEvents::FailedStatement> failed, ExecutableComments comments)
    : m_token(std::move(token))
    , m_schema(std::move(schema))
    , m_versionTable(std::move(versionTable))
    , m_failed(std::move(failed))
    , m_comments(comments)
{ }

void LogReader::read(const QList<LogEntry> &entries)
{
    const auto takeUndone = [this](LogSession &session) {
        for (const qsizetype undone : session.takeUndone()) {
            m_statements[undone].isUndone = true;
            if (m_statements[undone].isOpaque)
                cannotKnow(u"it rolls back a call, of which some may last"_s);
        }
    };
    for (const LogEntry &entry : entries) {
        LogSession &session = m_sessions[entry.session];
        if (entry.command == "Query"_L1) {
            readText(session, entry);
        } else if (entry.command == "Execute"_L1) {
            if (!session.isCalling)
                readText(session, entry);
        } else if (entry.command == "Init DB"_L1) {
            if (entry.text != m_schema)
                readStatement(session, entry, "USE "_L1 + quotedIdentifier(entry.text));
        } else if (entry.command == "Quit"_L1 || entry.command == "Change user"_L1
                   || entry.command.startsWith("Reset conn"_L1, Qt::CaseInsensitive)) {
            session.end();
        } else if (entry.command.startsWith("Bulk"_L1) && m_started && !m_ended) {
            cannotKnow(u"the driver sends rows in bulk, which the server's log doesn't tell"_s);
        }
        takeUndone(session);
    }
    for (LogSession &session : m_sessions) { // the process has ended, and its sessions with it
        session.end();
        takeUndone(session);
    }
}

void LogReader::readText(LogSession &session, const LogEntry &entry)
{
    const QList<SplitStatement> parts = splitCall(entry.text);
    if (parts.size() <= 1)
        return readStatement(session, entry, parts.isEmpty() ? entry.text : parts.first().text);
    for (const SplitStatement &part : parts)
        readStatement(session, entry, part.text);
    // Which of them has failed can't be told: none is taken for the one.
    session.last = -1;
}

bool LogReader::readMark(LogSession &session, const QString &sql)
{
    if (!sql.startsWith("SELECT 'stemma "_L1) || !sql.contains(m_token))
        return false;
    if (sql.startsWith("SELECT 'stemma start "_L1)) {
        m_started = true;
        for (LogSession &each : m_sessions) {
            each.isBeginning = false;
            each.last = -1;
        }
    } else if (sql.startsWith("SELECT 'stemma end "_L1)) {
        m_ended = true;
    } else {
        readFailure(session);
    }
    return true;
}

void LogReader::readFailure(const LogSession &session)
{
    if (m_failed.isEmpty())
        return;
    const PythonEvents::FailedStatement failed = m_failed.takeFirst();
    // A server need not log what it can't parse: the statement before it then is another one.
    if (session.last >= 0 && m_statements[session.last].text.startsWith(failed.beginning.trimmed()))
        m_statements[session.last].failed = failed;
}

void LogReader::readStatement(LogSession &session, const LogEntry &entry, const QString &sql)
{
    if (readMark(session, sql))
        return;
    const bool inside = m_started && !m_ended;
    const QString verb = statementVerb(sql, m_comments);
    session.isCalling = verb == "CALL"_L1 || (session.isCalling && entry.command == "Execute"_L1);
    if (const TransactionWord word = transactionWord(sql); word.kind != TransactionWord::Kind::None) {
        if (word.kind == TransactionWord::Kind::Xa && inside)
            cannotKnow(u"it uses a transaction of two phases (XA)"_s);
        m_transactionWords += inside;
        session.last = -1;
        return session.apply(word);
    }
    if (const std::optional<bool> autocommit = autocommitIn(sql)) {
        m_sessionWords += inside;
        session.last = -1;
        return session.setAutocommit(*autocommit);
    }
    if (!inside) {
        // Statements that commit do so outside, too.
        if (touchedObjects(sql, m_comments).commits)
            session.add(-1, true);
        return;
    }
    session.last = -1;
    if (entry.command == "Query"_L1 && isPrepared(verb))
        return;
    const Touched touched = touchedObjects(sql, m_comments);
    if (readSetting(session, touched, sql))
        return;
    const bool isQuestion = classifyStatement(sql).group == StatementKind::Group::Query || verb == "SELECT"_L1
        || verb == "SHOW"_L1 || verb == "VALUES"_L1;
    if (isQuestion && !leaves(touched, SessionEffect::Kind::UserVariable))
        return noteQuestion(verb, touched);
    keep(session, entry, sql, touched);
}

/// What a driver sets when it has connected is not the revision's.
bool LogReader::readSetting(LogSession &session, const Touched &touched, const QString &sql)
{
    if (!session.isBeginning)
        return false;
    if (statementVerb(sql, m_comments) == "SET"_L1 && !touched.leaves.isEmpty()
        && std::ranges::all_of(touched.leaves, isDriversOwn)) {
        ++m_sessionWords;
        return true;
    }
    return false;
}

void LogReader::noteQuestion(const QString &verb, const Touched &touched)
{
    static const QStringList ofDefinitions{u"SHOW"_s, u"DESCRIBE"_s, u"DESC"_s, u"EXPLAIN"_s, u"HELP"_s};
    const bool ofDefinition = ofDefinitions.contains(verb);
    bool asksSchema = touched.objects.isEmpty();
    bool asksData = touched.anything && !ofDefinition;
    for (const TouchedObject &object : touched.objects) {
        if (ofDefinition || isSchemaQuestion(object)) {
            asksSchema = true;
        } else if (object.action == TouchedObject::Action::Read && object.name.name != m_versionTable) {
            asksData = true;
            m_asked.insert(object.name.name);
        }
    }
    m_dataQuestions += asksData;
    m_schemaQuestions += asksSchema && !asksData;
}

void LogReader::keep(LogSession &session, const LogEntry &entry, const QString &sql, const Touched &touched)
{
    session.isBeginning = false;
    if (holdsSecret(sql))
        return cannotKnow(u"one of its statements has a password, which is not read from a server's log"_s);
    if (!entry.isExact)
        return cannotKnow(u"one of its statements has bytes that are no text"_s);
    m_writers.insert(entry.session);
    session.last = m_statements.size();
    m_statements << Statement{sql, false, touched.anything, std::nullopt};
    // Settings, variables and temporary tables outlast a rollback.
    const bool writesRows = std::ranges::any_of(touched.objects, [](const TouchedObject &object) {
        return object.action == TouchedObject::Action::WriteRows;
    });
    if (touched.commits || touched.anything || writesRows)
        session.add(session.last, touched.commits);
}

void LogReader::cannotKnow(const QString &reason)
{
    if (!m_unknown)
        m_unknown = reason;
}

} // namespace stemma
