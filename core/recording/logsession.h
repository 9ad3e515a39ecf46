// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace stemma {

/// What a transaction statement asks for.
struct TransactionWord
{
    enum class Kind { None, Begin, Commit, Rollback, Savepoint, RollbackTo, Release, Xa };

    Kind kind = Kind::None;
    QString savepoint;
};

/// BEGIN NOT ATOMIC is none of them. Pure.
TransactionWord transactionWord(const QString &sql);

/// One session of the log, as far as it decides which of its statements last: MySQL's rules of autocommit,
/// transactions, savepoints and statements that commit. Statements are known by number.
class LogSession
{
public:
    void setAutocommit(bool on); ///< commits where it is switched on
    void apply(const TransactionWord &word); ///< to take() what it has undone
    void add(qsizetype statement, bool commits); ///< one that has run
    void end(); ///< the session is closed: what was not committed is gone

    QList<qsizetype> takeUndone();

    // How its entries are to be read.
    bool isBeginning = true; ///< nothing but the driver's own statements so far
    bool isCalling = false; ///< what it executes belongs to a CALL
    qsizetype last = -1; ///< the newest statement that is kept, -1: none

private:
    struct Savepoint
    {
        QString name;
        qsizetype size = 0;
    };

    void commit();
    void undoFrom(qsizetype size);

    bool m_autocommit = true;
    bool m_open = false; ///< by BEGIN
    QList<qsizetype> m_pending;
    QList<Savepoint> m_savepoints;
    QList<qsizetype> m_undone;
};

} // namespace stemma
