// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/servererror.h"

namespace stemma {

namespace {

QString address(const ConnectionSettings &settings)
{
    if (!settings.unixSocket.isEmpty())
        return QStringLiteral("the socket %1").arg(settings.unixSocket);
    const QString host = settings.host.isEmpty() ? QStringLiteral("localhost") : settings.host;
    return QStringLiteral("%1, port %2").arg(host, QString::number(settings.port));
}

Error withWords(ErrorKind kind, int code, const QString &words)
{
    Error error;
    error.kind = kind;
    error.native = words;
    error.nativeCode = code;
    return error;
}

QString connectingAdvice(int code)
{
    switch (code) {
    case 2002:
        return QStringLiteral("Check that the server runs, and the path of its socket or its host and port.");
    case 2003:
        return QStringLiteral(
            "Check that the server runs and listens on that port, and that no firewall is between.");
    case 2005:
        return QStringLiteral("Check the spelling of the host name.");
    case 2026:
        return QStringLiteral("The server asks for TLS, which this connection can't offer.");
    case 2059:
        return QStringLiteral(
            "Install the authentication plug-in named above, or give the user another one.");
    case 1040:
    case 1203:
        return QStringLiteral("All of the server's connections are taken: close some, or try again later.");
    case 1129:
        return QStringLiteral(
            "The server has blocked this host after too many errors: its owner runs FLUSH HOSTS.");
    case 1130:
        return QStringLiteral(
            "The server admits no user from this host: its owner must create one that may come from here.");
    default:
        return QStringLiteral("Check host, port and user, and the server's own log.");
    }
}

QString privilegeAdvice()
{
    return QStringLiteral("Grant the user the missing privilege, or connect as one that has it.");
}

QString statementAdvice(int code)
{
    switch (code) {
    case 1007:
    case 1050:
    case 1060:
    case 1061:
    case 1304:
    case 1359:
    case 1826:
        return QStringLiteral(
            "It is there already, perhaps from an earlier attempt that failed half way: compare the "
            "schema with the revision before you go on.");
    case 1051:
    case 1054:
    case 1091:
    case 1146:
        return QStringLiteral(
            "It isn't there: perhaps an earlier attempt got further than its version row says, or "
            "the schema was changed by hand.");
    case 1062:
        return QStringLiteral(
            "Rows with equal values stand in the way of the unique key: find and clear them first.");
    case 1064:
    case 1149:
        return QStringLiteral("The server doesn't understand the statement at the place it quotes.");
    case 1071:
    case 1118:
        return QStringLiteral("Shorten the columns, or index only a part of them.");
    case 1142:
    case 1143:
    case 1227:
    case 1370:
        return privilegeAdvice();
    case 1205:
        return QStringLiteral(
            "Another session holds a lock on the table: let it finish, or end it, and try again.");
    case 1213:
        return QStringLiteral("Two sessions waited for each other and the server chose this one: try again.");
    case 1217:
    case 1451:
        return QStringLiteral(
            "Rows or foreign keys of other tables still refer to this one: change those first.");
    case 1216:
    case 1452:
        return QStringLiteral(
            "Some rows refer to rows that don't exist: find and mend them before adding the foreign key.");
    case 1005:
    case 1215:
    case 1832:
    case 1833:
    case 3780:
        return QStringLiteral(
            "A foreign key needs the same integer size and sign, or the same character set, on both "
            "sides: drop the key, change both columns, and add it again.");
    case 1264:
    case 1265:
    case 1292:
    case 1366:
    case 1406:
        return QStringLiteral(
            "A value doesn't fit the new type. In strict mode the server refuses rather than cut it.");
    case 1114:
    case 1021:
        return QStringLiteral("The server has no room left on its disk or in the table's space.");
    case 1290:
    case 1836:
        return QStringLiteral("The server is read-only, or runs with an option that forbids this.");
    case 1317:
        return QStringLiteral("Someone ended this statement (KILL QUERY).");
    default:
        return {};
    }
}

} // namespace

bool isConnectionLost(int code)
{
    switch (code) {
    case 2006: // server has gone away
    case 2013: // lost connection during query
    case 2014: // commands out of sync: the session's state can't be known any more
    case 2055: // lost connection, with the system's error
    case 1053: // server shutdown in progress
    case 1080: // forced close
    case 1152: // aborted connection
    case 1158: // network errors on the server's side
    case 1159:
    case 1160:
    case 1161:
    case 1184:
    case 1927: // MariaDB: connection was killed
    case 3169: // MySQL: session was killed
        return true;
    default:
        return false;
    }
}

Error openingError(int code, const QString &words, const ConnectionSettings &settings)
{
    switch (code) {
    case 1044:
    case 1045:
    case 1698: {
        Error error = withWords(ErrorKind::AccessDenied, code, words);
        error.message =
            QStringLiteral("The server at %1 refuses the user \"%2\".").arg(address(settings), settings.user);
        error.advice = code == 1044
            ? QStringLiteral("The user may not use the database \"%1\".").arg(settings.database)
            : QStringLiteral("Check user and password, and that the user may come from this host.");
        return error;
    }
    case 1049: {
        Error error = withWords(ErrorKind::UnknownDatabase, code, words);
        error.message = QStringLiteral("The server at %1 has no database \"%2\".")
                            .arg(address(settings), settings.database);
        error.advice = QStringLiteral("Check the name, or create the database.");
        return error;
    }
    default: {
        Error error = withWords(ErrorKind::ConnectionFailed, code, words);
        error.message = QStringLiteral("No connection to the server at %1.").arg(address(settings));
        error.advice = connectingAdvice(code);
        return error;
    }
    }
}

Error statementError(int code, const QString &words, const QString &sql)
{
    if (isConnectionLost(code)) {
        Error error = withWords(ErrorKind::ConnectionLost, code, words);
        error.message = QStringLiteral("The connection was lost while a statement ran.");
        error.advice = QStringLiteral(
            "The server may still be at work on the statement, or have finished it: look at its "
            "process list and at the schema before anything is repeated.");
        error.statement = sql;
        return error;
    }
    const bool denied = code == 1044 || code == 1142 || code == 1143 || code == 1227 || code == 1370;
    Error error = withWords(denied ? ErrorKind::AccessDenied : ErrorKind::StatementFailed, code, words);
    error.message = denied ? QStringLiteral("The user may not do this.")
                           : QStringLiteral("The server refused the statement.");
    error.advice = denied ? privilegeAdvice() : statementAdvice(code);
    error.statement = sql;
    return error;
}

Error lostError()
{
    Error error;
    error.kind = ErrorKind::ConnectionLost;
    error.message = QStringLiteral("The connection to the server was lost.");
    error.advice = QStringLiteral("Connect again and look at where the database stands.");
    return error;
}

} // namespace stemma
