// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/connection.h"

#include "core/database/clientlibrary.h"
#include "core/database/servererror.h"
#include "core/sql/statementhead.h"

#include <QAtomicInteger>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QThread>

#include <utility>

namespace stemma {

namespace {

constexpr int connectTimeoutSeconds = 10;

// The manual's sample asks for "MYSQL*"; the driver built on MariaDB Connector/C says "st_mysql*".
MYSQL *nativeHandle(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    const QByteArrayView type = handle.typeName();
    if (!handle.isValid() || (type != "st_mysql*" && type != "MYSQL*"))
        return nullptr;
    return *static_cast<MYSQL *const *>(handle.constData());
}

QString quoted(const QString &text)
{
    QString inner = text;
    return u'\'' + inner.replace(u'\'', QStringLiteral("''")) + u'\'';
}

} // namespace

class Connection::Private
{
public:
    struct Answer
    {
        StatementOutcome outcome;
        QList<QVariantList> rows;
    };

    ~Private()
    {
        assertThread();
        handle = nullptr;
        if (!database.isValid())
            return;
        database.close();
        database = {}; // the last copy must go before the name is given back
        QSqlDatabase::removeDatabase(name);
    }

    // A session used from two threads at once mixes up its packets, and a copied QSqlDatabase doesn't notice.
    void assertThread() const
    {
        if (QThread::currentThread() != thread)
            qFatal("A connection was used on a thread that does not own it.");
    }

    // The next thing read from the server would be taken for the answer to something else.
    void assertSilence() const
    {
        if (!unanswered.isEmpty())
            qFatal("A connection was asked before its last answer was fetched.");
    }

    Result<> connect();
    Result<> prepareSession();
    Result<Answer> send(const QString &sql);
    Result<Answer> sendInServerMode(const QString &sql);
    Result<Answer> ask(const QString &sql);
    Result<> sendQuestion(const QString &sql);
    Result<TextRows> fetchAnswer();
    QStringList warnings(bool skipFirstError);
    Error fail(const QSqlError &error, const QString &sql);
    Error fail(int code, const QString &words, const QString &sql);
    Error nativeFailure(const QString &sql);

    ConnectionSettings settings;
    Secret password; ///< for another session
    ServerInfo server;
    QString sessionMode; ///< with strict mode, as the server words it
    QString name;
    QSqlDatabase database;
    MYSQL *handle = nullptr;
    ClientLibrary client; ///< once open
    QThread *thread = QThread::currentThread();
    QString unanswered; ///< the question that was sent and whose answer was not fetched yet
    bool lost = false;
};

Result<> Connection::Private::connect()
{
    static QAtomicInteger<quint64> counter;
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QMYSQL"))) {
        return failure(ErrorKind::ConnectionFailed,
                       QStringLiteral("Qt's driver for MySQL and MariaDB is not installed."),
                       QStringLiteral("Install the package libqt6sql6-mysql."));
    }
    if (settings.unixSocket.contains(u';')) {
        return failure(ErrorKind::ConnectionFailed, QStringLiteral("The socket's path holds a semicolon."),
                       QStringLiteral("The driver can't be given such a path: make a link to it elsewhere."));
    }
    name = QStringLiteral("stemma-%1").arg(counter.fetchAndAddRelaxed(1));
    database = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), name);

    // CLIENT_FOUND_ROWS: rows matched are counted, not rows changed. Never MYSQL_OPT_RECONNECT: a silent new
    // session has lost its settings and locks.
    QString options =
        QStringLiteral("CLIENT_FOUND_ROWS=1;MYSQL_OPT_LOCAL_INFILE=0;MYSQL_OPT_CONNECT_TIMEOUT=%1")
            .arg(connectTimeoutSeconds);
    if (!settings.unixSocket.isEmpty()) {
        options += QStringLiteral(";UNIX_SOCKET=") + settings.unixSocket;
    } else {
        // With "localhost" the client library would look for a socket of its own liking instead of the port.
        const bool local = settings.host.isEmpty() || settings.host == u"localhost";
        database.setHostName(local ? QStringLiteral("127.0.0.1") : settings.host);
        database.setPort(settings.port);
    }
    database.setConnectOptions(options);
    database.setDatabaseName(settings.database);
    database.setNumericalPrecisionPolicy(QSql::HighPrecision); // DECIMAL as text, not as a rounded double
    if (!database.open(settings.user, password.reveal())) {
        const QSqlError error = database.lastError();
        return Failure(openingError(error.nativeErrorCode().toInt(), error.databaseText(), settings));
    }

    handle = nativeHandle(database);
    if (const auto library = ClientLibrary::loaded())
        client = *library;
    else
        handle = nullptr;
    if (!handle || client.setServerOption(handle, MYSQL_OPTION_MULTI_STATEMENTS_OFF) != 0) {
        return failure(
            ErrorKind::ConnectionFailed,
            QStringLiteral("The server or the driver would not switch off several statements in one call."),
            QStringLiteral(
                "Stemma sends one statement a call, so that each failure is seen, and works only where "
                "that is certain."));
    }
    return prepareSession();
}

Result<> Connection::Private::prepareSession()
{
    const auto before = ask(QStringLiteral("SELECT VERSION(), @@SESSION.sql_mode, CONNECTION_ID()"));
    if (!before)
        return Failure(before.error());
    const QVariantList row = before->rows.value(0);
    server.version = row.value(0).toString();
    server.sqlMode = row.value(1).toString();
    server.connectionId = row.value(2).toLongLong();
    server.flavour = server.version.contains(u"MariaDB", Qt::CaseInsensitive) ? ServerInfo::Flavour::MariaDb
                                                                              : ServerInfo::Flavour::MySql;

    QStringList modes = server.sqlMode.split(u',', Qt::SkipEmptyParts);
    if (!modes.contains(u"STRICT_ALL_TABLES"))
        modes << QStringLiteral("STRICT_ALL_TABLES");
    // autocommit may be off by the server's init_connect; a run decides itself where its transactions end.
    const QStringList settingUp{"SET NAMES utf8mb4", "SET SESSION autocommit = 1",
                                "SET SESSION sql_mode = " + quoted(modes.join(u','))};
    for (const QString &sql : settingUp) {
        if (const auto set = ask(sql); !set)
            return Failure(set.error());
    }
    const auto after = ask(QStringLiteral("SELECT @@SESSION.sql_mode"));
    if (!after)
        return Failure(after.error());
    sessionMode = after->rows.value(0).value(0).toString();
    return {};
}

/// One statement and all its results, without the warnings.
Result<Connection::Private::Answer> Connection::Private::ask(const QString &sql)
{
    assertThread();
    assertSilence();
    if (lost)
        return Failure(lostError());
    QSqlQuery query(database);
    // exec(QString), never prepare(): the binary protocol refuses many DDL statements.
    if (!query.exec(sql))
        return Failure(fail(query.lastError(), sql));

    Answer answer;
    const bool selects = query.isSelect();
    answer.outcome.rowsMatched = selects ? -1 : query.numRowsAffected();
    if (answer.outcome.rowsMatched == 0 && !countsRows(sql))
        answer.outcome.rowsMatched = -1;
    if (selects) {
        const int columns = query.record().count();
        while (query.next()) {
            QVariantList row;
            row.reserve(columns);
            for (int i = 0; i < columns; ++i)
                row << query.value(i);
            answer.rows << row;
        }
    }
    // A CALL that fails after its first result shows only here: nextResult() ends, and then there is an
    // error.
    while (query.nextResult()) { }
    if (const QSqlError error = query.lastError(); error.isValid())
        return Failure(fail(error, sql));
    return answer;
}

Result<> Connection::Private::sendQuestion(const QString &sql)
{
    assertThread();
    assertSilence();
    if (lost)
        return Failure(lostError());
    const QByteArray bytes = sql.toUtf8();
    if (client.sendQuery(handle, bytes.constData(), static_cast<unsigned long>(bytes.size())) != 0)
        return Failure(nativeFailure(sql));
    unanswered = sql;
    return {};
}

Result<TextRows> Connection::Private::fetchAnswer()
{
    assertThread();
    const QString sql = std::exchange(unanswered, QString());
    if (lost)
        return Failure(lostError());
    if (client.readQueryResult(handle) != 0)
        return Failure(nativeFailure(sql));
    if (MYSQL_RES *result = client.storeResult(handle))
        return TextRows(client, result);
    if (client.errorNumber(handle) != 0)
        return Failure(nativeFailure(sql));
    return TextRows();
}

Result<Connection::Private::Answer> Connection::Private::send(const QString &sql)
{
    auto answer = ask(sql);
    // SHOW WARNINGS alone may repeat those of an earlier statement; the count is this statement's own.
    if (answer && client.warningCount(handle) > 0)
        answer->outcome.warnings = warnings(false);
    return answer;
}

// Triggers, routines, events and views keep the session's SQL mode for ever. Under our strict mode they would
// differ from those that Alembic makes, so they are made under the server's own; unless a statement of the
// revision has set another mode, which then is what the revision wants.
Result<Connection::Private::Answer> Connection::Private::sendInServerMode(const QString &sql)
{
    const auto mode = ask(QStringLiteral("SELECT @@SESSION.sql_mode"));
    if (!mode)
        return Failure(mode.error());
    if (mode->rows.value(0).value(0).toString() != sessionMode)
        return send(sql);
    if (const auto set = ask(QStringLiteral("SET SESSION sql_mode = ") + quoted(server.sqlMode)); !set)
        return Failure(set.error());
    auto answer = send(sql);
    if (const auto reset = ask(QStringLiteral("SET SESSION sql_mode = ") + quoted(sessionMode));
        !reset && answer)
        return Failure(reset.error());
    return answer;
}

/// "Warning 1265: Data truncated …". Of a failed statement the first error is the failure itself and is left
/// out.
QStringList Connection::Private::warnings(bool skipFirstError)
{
    QStringList lines;
    const auto answer = ask(QStringLiteral("SHOW WARNINGS"));
    if (!answer)
        return lines;
    for (const QVariantList &row : answer->rows) {
        if (skipFirstError && row.value(0).toString() == u"Error") {
            skipFirstError = false;
            continue;
        }
        lines << QStringLiteral("%1 %2: %3")
                     .arg(row.value(0).toString(), row.value(1).toString(), row.value(2).toString());
    }
    return lines;
}

Error Connection::Private::fail(const QSqlError &error, const QString &sql)
{
    return fail(error.nativeErrorCode().toInt(), error.databaseText(), sql);
}

Error Connection::Private::nativeFailure(const QString &sql)
{
    return fail(int(client.errorNumber(handle)), QString::fromUtf8(client.errorText(handle)), sql);
}

Error Connection::Private::fail(int code, const QString &words, const QString &sql)
{
    Error failed = statementError(code, words, sql);
    if (failed.kind == ErrorKind::ConnectionLost) {
        lost = true;
        return failed;
    }
    // MariaDB's "Can't create table … (errno: 150)" tells the reason only among the warnings.
    if (code == 1005 || code == 1215) {
        const QStringList more = warnings(true);
        if (!more.isEmpty())
            failed.native += QStringLiteral("; ") + more.join(QStringLiteral("; "));
    }
    return failed;
}

QString ServerInfo::display() const
{
    // "11.8.6-MariaDB-0+deb13u1", "5.5.5-10.11.19-MariaDB", "9.7.4-2".
    QString number = version;
    if (flavour == Flavour::MariaDb && number.startsWith(u"5.5.5-"))
        number = number.sliced(6);
    return (flavour == Flavour::MariaDb ? QStringLiteral("MariaDB ") : QStringLiteral("MySQL "))
        + number.section(u'-', 0, 0);
}

Connection::Connection(std::unique_ptr<Private> d_)
    : d(std::move(d_))
{ }

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionSettings &settings,
                                                     const Secret &password)
{
    auto d = std::make_unique<Private>();
    d->settings = settings;
    d->password = password;
    if (const auto connected = d->connect(); !connected) {
        Error error = connected.error();
        if (error.kind == ErrorKind::ConnectionLost) // there was none yet that a caller could lose
            error.kind = ErrorKind::ConnectionFailed;
        return Failure(error);
    }
    return std::unique_ptr<Connection>(new Connection(std::move(d)));
}

Result<std::unique_ptr<Connection>> Connection::another() const
{
    return open(d->settings, d->password);
}

const ServerInfo &Connection::server() const
{
    return d->server;
}

const ConnectionSettings &Connection::settings() const
{
    return d->settings;
}

Result<StatementOutcome> Connection::execute(const QString &sql)
{
    d->assertThread();
    const auto answer = storesSqlMode(sql) ? d->sendInServerMode(sql) : d->send(sql);
    if (!answer)
        return Failure(answer.error());
    return answer->outcome;
}

Result<QList<QVariantList>> Connection::query(const QString &sql)
{
    const auto answer = d->ask(sql);
    if (!answer)
        return Failure(answer.error());
    return answer->rows;
}

Result<> Connection::sendQuestion(const QString &sql)
{
    return d->sendQuestion(sql);
}

Result<TextRows> Connection::fetchAnswer()
{
    return d->fetchAnswer();
}

} // namespace stemma
