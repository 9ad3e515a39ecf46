// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/logsession.h"

#include "core/sql/effectivelexer.h"

#include <utility>

namespace stemma {

namespace {

QString nameOf(const SqlToken &token)
{
    QString name = token.text.toString();
    if (token.kind == SqlToken::Kind::QuotedName)
        name = name.sliced(1, qMax<qsizetype>(0, name.size() - 2));
    return name.toLower();
}

} // namespace

TransactionWord transactionWord(const QString &sql)
{
    using Kind = TransactionWord::Kind;
    EffectiveLexer lexer(sql);
    const SqlToken first = lexer.next();
    SqlToken second = lexer.next();
    if (first.is(u"BEGIN"))
        return {second.is(u"NOT") ? Kind::None : Kind::Begin, {}};
    if (first.is(u"START") && second.is(u"TRANSACTION"))
        return {Kind::Begin, {}};
    if (first.is(u"COMMIT"))
        return {Kind::Commit, {}};
    if (first.is(u"SAVEPOINT"))
        return {Kind::Savepoint, nameOf(second)};
    if (first.is(u"RELEASE") && second.is(u"SAVEPOINT"))
        return {Kind::Release, nameOf(lexer.next())};
    if (first.is(u"XA"))
        return {Kind::Xa, {}};
    if (!first.is(u"ROLLBACK"))
        return {};
    if (second.is(u"WORK"))
        second = lexer.next();
    if (!second.is(u"TO"))
        return {Kind::Rollback, {}};
    SqlToken name = lexer.next();
    if (name.is(u"SAVEPOINT"))
        name = lexer.next();
    return {Kind::RollbackTo, nameOf(name)};
}

void LogSession::setAutocommit(bool on)
{
    if (on && !m_autocommit)
        commit();
    m_autocommit = on;
}

void LogSession::apply(const TransactionWord &word)
{
    using Kind = TransactionWord::Kind;
    const auto find = [&] {
        qsizetype at = m_savepoints.size() - 1;
        while (at >= 0 && m_savepoints.at(at).name != word.savepoint)
            --at;
        return at;
    };
    switch (word.kind) {
    case Kind::Begin:
        commit();
        m_open = true;
        break;
    case Kind::Commit:
        commit();
        break;
    case Kind::Rollback:
        undoFrom(0);
        commit();
        break;
    case Kind::Savepoint:
        if (const qsizetype at = find(); at >= 0)
            m_savepoints.removeAt(at);
        m_savepoints << Savepoint{word.savepoint, m_pending.size()};
        break;
    case Kind::RollbackTo:
        if (const qsizetype at = find(); at >= 0) {
            undoFrom(m_savepoints.at(at).size);
            m_savepoints.resize(at + 1);
        }
        break;
    case Kind::Release:
        if (const qsizetype at = find(); at >= 0)
            m_savepoints.resize(at);
        break;
    case Kind::None:
    case Kind::Xa:
        break;
    }
}

void LogSession::add(qsizetype statement, bool commits)
{
    if (commits)
        commit();
    else if (!m_autocommit || m_open)
        m_pending << statement;
}

void LogSession::end()
{
    undoFrom(0);
    commit();
    m_autocommit = true;
    isBeginning = true;
}

QList<qsizetype> LogSession::takeUndone()
{
    return std::exchange(m_undone, {});
}

void LogSession::commit()
{
    m_pending.clear();
    m_savepoints.clear();
    m_open = false;
}

void LogSession::undoFrom(qsizetype size)
{
    m_undone << m_pending.sliced(size);
    m_pending.resize(size);
}

} // namespace stemma
