// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recording/logentry.h"
#include "core/recording/logsession.h"
#include "core/recording/pythonevents.h"
#include "core/sql/effectivelexer.h"
#include "core/sql/touched.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// What a revision has sent, out of a server's general log.
///
/// Kept are the statements between the marks that recorder.py leaves around the revision's function: all that
/// defines, changes rows or sets the session, in order. Left out are questions, what the driver and
/// SQLAlchemy say for themselves (transactions, SET NAMES …), and what was rolled back or never committed.
/// PREPARE and EXECUTE are resolved to the text that the server ran.
///
/// Where the log doesn't tell the text of a statement that counts, `unknown` says why. Pure.
class LogReader
{
public:
    struct Statement
    {
        QString text;
        bool isUndone = false;
        bool isOpaque = false; ///< its text doesn't say what it does: CALL
        std::optional<PythonEvents::FailedStatement> failed;
    };

    /// `failed`: in the order of their marks. `versionTable`: asking it is no question on the data.
    LogReader(QString token, QString schema, QString versionTable,
              QList<PythonEvents::FailedStatement> failed, ExecutableComments comments);

    void read(const QList<LogEntry> &entries); ///< once, all of them, without those of our own sessions

    const QList<Statement> &statements() const { return m_statements; }
    const std::optional<QString> &unknown() const { return m_unknown; }
    bool isWhole() const { return m_started && m_ended; } ///< both marks were there
    int dataQuestions() const { return m_dataQuestions; }
    int schemaQuestions() const { return m_schemaQuestions; }
    int transactionWords() const { return m_transactionWords; }
    int sessionWords() const { return m_sessionWords; } ///< what the driver has said for itself
    QStringList askedTables() const { return m_asked.values(); }
    bool severalSessions() const { return m_writers.size() > 1; }

private:
    enum class Part { Before, Inside, After };

    void readText(LogSession &session, const LogEntry &entry);
    void readStatement(LogSession &session, const LogEntry &entry, const QString &sql);
    bool readMark(LogSession &session, const QString &sql);
    void readFailure(const LogSession &session);
    bool readSetting(LogSession &session, const Touched &touched, const QString &sql);
    void noteQuestion(const QString &verb, const Touched &touched);
    void keep(LogSession &session, const LogEntry &entry, const QString &sql, const Touched &touched);
    void cannotKnow(const QString &reason);

    QString m_token;
    QString m_schema;
    QString m_versionTable;
    QList<PythonEvents::FailedStatement> m_failed;
    ExecutableComments m_comments;

    QHash<qint64, LogSession> m_sessions;
    QList<Statement> m_statements;
    std::optional<QString> m_unknown;
    bool m_started = false;
    bool m_ended = false;
    int m_dataQuestions = 0;
    int m_schemaQuestions = 0;
    int m_transactionWords = 0;
    int m_sessionWords = 0;
    QSet<QString> m_asked;
    QSet<qint64> m_writers;
};

} // namespace stemma
