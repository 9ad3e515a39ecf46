// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/database/connectionsettings.h"
#include "core/database/textrows.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace stemma {

/// What the server says it is.
struct ServerInfo
{
    enum class Flavour { MySql, MariaDb };

    Flavour flavour = Flavour::MariaDb;
    QString version; ///< as the server words it: "11.8.6-MariaDB-…"
    QString sqlMode; ///< the server's own, before ours was added
    qint64 connectionId = 0;

    /// "MariaDB 11.8.6", "MySQL 9.7.4".
    QString display() const;
    bool operator==(const ServerInfo &) const = default;
};

struct StatementOutcome
{
    qint64 rowsMatched =
        0; ///< matched, not changed, as SQLAlchemy counts; -1 for statements that count nothing
    QStringList warnings; ///< "Warning 1265: Data truncated …"

    bool operator==(const StatementOutcome &) const = default;
};

/// One session with one server. Owns its QSqlDatabase; every call must come from the thread that opened it
/// (asserted).
///
/// The session adds STRICT_ALL_TABLES to the server's SQL mode, uses utf8mb4, has multi-statements and LOAD
/// DATA LOCAL off, and is never reconnected: after a loss every call answers ConnectionLost.
class Connection
{
public:
    /// Errors: ConnectionFailed, AccessDenied, UnknownDatabase; the password is in none of their texts.
    static Result<std::unique_ptr<Connection>> open(const ConnectionSettings &settings,
                                                    const Secret &password);

    /// A second session of the same user with the same server, opened on the calling thread.
    Result<std::unique_ptr<Connection>> another() const;

    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const ServerInfo &server() const;
    const ConnectionSettings &settings() const;

    /// Sends one statement in one call, reads every result of it, then its warnings.
    Result<StatementOutcome> execute(const QString &sql);

    /// Sends one statement and returns all rows of its first result.
    Result<QList<QVariantList>> query(const QString &sql);

    /// The same in two halves, so that the server works on the next answer while the caller reads the last:
    /// sends one SELECT, and fetches the whole of its answer. Between the two nothing else may be asked
    /// (asserted), and each question that could be sent must be fetched.
    Result<> sendQuestion(const QString &sql);
    Result<TextRows> fetchAnswer();

private:
    class Private;
    explicit Connection(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace stemma
