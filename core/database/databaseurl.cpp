// SPDX-License-Identifier: GPL-3.0-or-later
// The form is SQLAlchemy's: name://user:password@host:port/database?arguments, where a password may hold ':'
// and '/' as they are, so the URL can't be left to QUrl. Where a text could be read in two ways (an '@' or a
// '/' that should have been escaped) it is refused unless only one of the ways makes sense: a wrong guess
// would show half a password as a host name, or send it there.
#include "core/database/databaseurl.h"

#include <QList>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Argument = std::pair<QString, QString>;

Failure invalid(const QString &message, const QString &advice = {})
{
    return failure(ErrorKind::UrlInvalid, message,
                   advice.isEmpty() ? u"Write it as mysql+pymysql://user:password@host:3306/database."_s
                                    : advice);
}

Failure unclear()
{
    return invalid(u"The database URL has no clear host, port and database."_s,
                   u"Write @ as %40, / as %2F, ? as %3F and % as %25 in the user, password and database."_s);
}

Result<QString> unescaped(QStringView text, const QString &part)
{
    const QByteArray bytes = QByteArray::fromPercentEncoding(text.toUtf8());
    QStringDecoder decode(QStringDecoder::Utf8);
    QString result = decode(bytes);
    if (decode.hasError())
        return invalid(u"The %1 in the database URL has escapes that are not UTF-8."_s.arg(part));
    for (const QChar c : std::as_const(result)) {
        if (c.category() == QChar::Other_Control)
            return invalid(u"The %1 in the database URL has control characters."_s.arg(part));
    }
    return result;
}

/// The parts before the '?', as they are written.
struct Parts
{
    QString user, password, host, port, database;
};

Result<Parts> split(QString rest)
{
    Parts parts;
    static const QRegularExpression withPassword(u"^([^:/]*):([^@]*)@"_s);
    static const QRegularExpression userOnly(u"^([^:/]*)@"_s);
    if (const auto match = withPassword.match(rest); match.hasMatch()) {
        parts.user = match.captured(1);
        parts.password = match.captured(2);
        rest = rest.sliced(match.capturedEnd());
        // Up to the next slash there is only the host, which has no '@': then it is the password's.
        const qsizetype slash = rest.indexOf(u'/');
        const qsizetype at =
            (slash < 0 ? QStringView(rest) : QStringView(rest).first(slash)).lastIndexOf(u'@');
        if (at >= 0) {
            parts.password += u'@' + rest.first(at);
            rest = rest.sliced(at + 1);
        }
    } else if (const auto user = userOnly.match(rest); user.hasMatch()) {
        parts.user = user.captured(1);
        rest = rest.sliced(user.capturedEnd());
    }
    static const QRegularExpression address(
        u"^(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)\\]|([\\w.-]*))(?::([^/]*))?(?:/([^/@]*))?$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = address.match(rest);
    if (!match.hasMatch())
        return unclear();
    parts.host = match.captured(1) + match.captured(2);
    parts.port = match.captured(3);
    parts.database = match.captured(4);
    return parts;
}

Result<QList<Argument>> splitArguments(const QString &query)
{
    QList<Argument> arguments;
    for (QString each : query.split(u'&', Qt::SkipEmptyParts)) {
        each.replace(u'+', u' ');
        const Result<QString> name = unescaped(each.section(u'=', 0, 0), u"arguments"_s);
        const Result<QString> value = unescaped(each.section(u'=', 1), u"arguments"_s);
        if (!name || !value)
            return Failure(name ? value.error() : name.error());
        arguments.emplace_back(name->trimmed().toLower(), value->trimmed());
    }
    return arguments;
}

/// True for every argument of which one could think that the connection is encrypted because of it.
bool asksForTls(const QString &name, const QString &value)
{
    static const QStringList falseWords{u"false"_s, u"0"_s, u"no"_s, u"off"_s};
    static const QStringList trueWords{u"true"_s, u"1"_s, u"yes"_s, u"on"_s};
    constexpr int clientSslFlag = 0x800; // CLIENT_SSL of the client/server protocol
    if (name == "client_flag"_L1 || name == "client_flags"_L1) {
        bool isNumber = false;
        const int flags = value.toInt(&isNumber, 0);
        return !isNumber || (flags & clientSslFlag);
    }
    if (!name.contains("ssl"_L1) && !name.contains("tls"_L1))
        return false;
    if (name == "ssl_disabled"_L1)
        return !trueWords.contains(value.toLower());
    if (name == "ssl"_L1 || name == "tls"_L1 || name == "use_ssl"_L1 || name == "usessl"_L1)
        return !falseWords.contains(value.toLower());
    if (name == "ssl_mode"_L1 || name == "sslmode"_L1 || name == "ssl-mode"_L1)
        return value.toLower() != "disabled"_L1 && value.toLower() != "disable"_L1;
    return true;
}

/// Drivers take these over the URL's own parts, so that Alembic would go elsewhere than Stemma.
bool saysWhereAgain(const QString &name)
{
    static const QStringList names{u"host"_s,
                                   u"port"_s,
                                   u"user"_s,
                                   u"username"_s,
                                   u"password"_s,
                                   u"passwd"_s,
                                   u"db"_s,
                                   u"database"_s,
                                   u"read_default_file"_s,
                                   u"read_default_group"_s,
                                   u"dsn"_s,
                                   u"pipe"_s,
                                   u"named_pipe"_s,
                                   u"option_files"_s,
                                   u"failover"_s,
                                   u"default_file"_s,
                                   u"default_group"_s,
                                   u"bind_address"_s};
    return names.contains(name);
}

Result<> apply(const QList<Argument> &arguments, ConnectionSettings &settings)
{
    for (const auto &[name, value] : arguments) {
        if (asksForTls(name, value)) {
            return failure(
                ErrorKind::TlsUnsupported, u"The database URL asks for TLS (%1)."_s.arg(name),
                u"Stemma can't encrypt connections yet, and doesn't connect in the clear instead. Use a "
                "local server or a unix socket, or turn TLS off in the URL if that is safe here."_s);
        }
    }
    for (const auto &[name, value] : arguments) {
        if (saysWhereAgain(name)) {
            return invalid(
                u"The argument %1 of the database URL changes where to connect or as whom."_s.arg(name),
                u"Write user, host, port and database in front of the question mark."_s);
        }
        if (name == "unix_socket"_L1) {
            if (!value.startsWith(u'/') || value.contains(u';'))
                return invalid(u"The unix_socket of the database URL is not an absolute path."_s);
            settings.unixSocket = value;
        } else if (name == "charset"_L1) {
            static const QRegularExpression characterSet(u"^[A-Za-z0-9_]+$"_s);
            if (!characterSet.match(value).hasMatch())
                return invalid(u"The charset of the database URL is not the name of a character set."_s);
            settings.charset = value;
        }
    }
    return {};
}

Result<ConnectionSettings> settingsOf(const Parts &parts)
{
    ConnectionSettings settings;
    const Result<QString> user = unescaped(parts.user, u"user"_s);
    if (!user)
        return Failure(user.error());
    const Result<QString> database = unescaped(parts.database, u"database name"_s);
    if (!database)
        return Failure(database.error());
    settings.host = parts.host;
    settings.user = *user;
    settings.database = *database;
    if (!parts.port.isEmpty()) {
        static const QRegularExpression digits(u"^[0-9]{1,5}$"_s);
        settings.port = parts.port.toInt();
        if (!digits.match(parts.port).hasMatch() || settings.port < 1 || settings.port > 65535)
            return invalid(u"The port in the database URL is not a number from 1 to 65535."_s);
    }
    return settings;
}

bool isKnownDriver(const QString &driver)
{
    static const QStringList names{QString(),    u"pymysql"_s,  u"mysqldb"_s,          u"mysqlconnector"_s,
                                   u"asyncmy"_s, u"aiomysql"_s, u"mariadbconnector"_s, u"cymysql"_s};
    return names.contains(driver);
}

} // namespace

Result<DatabaseUrl> parseDatabaseUrl(const QString &url)
{
    static const QRegularExpression scheme(u"^(\\w+)(?:\\+(\\w+))?://(.*)$"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    const auto match = scheme.match(url.trimmed());
    if (!match.hasMatch())
        return invalid(u"This is not a database URL."_s);
    DatabaseUrl result;
    result.backend = match.captured(1).toLower();
    result.driver = match.captured(2).toLower();
    if (!result.isMySqlFamily())
        return result;
    if (!isKnownDriver(result.driver)) {
        return failure(
            ErrorKind::UnsupportedDatabase,
            u"The database URL is for the driver %1, which Stemma doesn't know."_s.arg(result.driver),
            u"Use a URL as for pymysql or mysqlclient."_s);
    }

    QString rest = match.captured(3);
    QString query;
    // A password may hold '?', the host may not.
    const qsizetype question = rest.indexOf(u'?', std::max<qsizetype>(0, rest.indexOf(u'@')));
    if (question >= 0) {
        query = rest.sliced(question + 1);
        rest.truncate(question);
        // Else half a password could pass for an argument, and be named in an error.
        if (query.contains(u'@'))
            return unclear();
    }
    const Result<QList<Argument>> arguments = splitArguments(query);
    if (!arguments)
        return Failure(arguments.error());
    const Result<Parts> parts = split(rest);
    if (!parts)
        return Failure(parts.error());
    Result<ConnectionSettings> settings = settingsOf(*parts);
    if (!settings)
        return Failure(settings.error());
    if (const Result<> applied = apply(*arguments, *settings); !applied)
        return Failure(applied.error());
    const Result<QString> password = unescaped(parts->password, u"password"_s);
    if (!password)
        return Failure(password.error());
    result.settings = *std::move(settings);
    result.password = Secret(*password);
    return result;
}

} // namespace stemma
