// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/databaseurl.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class DatabaseUrlTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAUrl_data();
    void readsAUrl();
    void readsTheBackendOfOtherUrls_data();
    void readsTheBackendOfOtherUrls();
    void readsArguments();
    void refusesAUrl_data();
    void refusesAUrl();
    void refusesAUrlThatAsksForTls_data();
    void refusesAUrlThatAsksForTls();
    void acceptsArgumentsThatTurnTlsOff_data();
    void acceptsArgumentsThatTurnTlsOff();
    void displayHoldsNoPassword();
};

void DatabaseUrlTest::readsAUrl_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("database");

    const auto row = [](const char *name, const char *url, const char *driver, const char *user,
                        const char *password, const char *host, int port, const char *database) {
        QTest::newRow(name) << QString::fromUtf8(url) << QString::fromUtf8(driver) << QString::fromUtf8(user)
                            << QString::fromUtf8(password) << QString::fromUtf8(host) << port
                            << QString::fromUtf8(database);
    };
    row("all parts", "mysql+pymysql://u:p@h:3307/d", "pymysql", "u", "p", "h", 3307, "d");
    row("no driver", "mysql://u:p@h/d", "", "u", "p", "h", 3306, "d");
    row("mariadb", "mariadb+mariadbconnector://u:p@h/d", "mariadbconnector", "u", "p", "h", 3306, "d");
    row("mysqldb", "mysql+mysqldb://u:p@h/d", "mysqldb", "u", "p", "h", 3306, "d");
    row("mysqlconnector", "mysql+mysqlconnector://u:p@h/d", "mysqlconnector", "u", "p", "h", 3306, "d");
    row("asyncmy", "mysql+asyncmy://u:p@h/d", "asyncmy", "u", "p", "h", 3306, "d");
    row("aiomysql", "mysql+aiomysql://u:p@h/d", "aiomysql", "u", "p", "h", 3306, "d");
    row("upper case", "MySQL+PyMySQL://u:p@h/d", "pymysql", "u", "p", "h", 3306, "d");
    row("white space around", "  mysql://u:p@h/d\n", "", "u", "p", "h", 3306, "d");
    row("no password", "mysql://u@h/d", "", "u", "", "h", 3306, "d");
    row("empty password", "mysql://u:@h/d", "", "u", "", "h", 3306, "d");
    row("no user", "mysql://h/d", "", "", "", "h", 3306, "d");
    row("no host", "mysql://u:p@/d", "", "u", "p", "", 3306, "d");
    row("nothing but a database", "mysql:///d", "", "", "", "", 3306, "d");
    row("no database", "mysql://u:p@h", "", "u", "p", "h", 3306, "");
    row("no database but a slash", "mysql://u:p@h:1/", "", "u", "p", "h", 1, "");
    row("empty port", "mysql://u:p@h:/d", "", "u", "p", "h", 3306, "d");
    row("escapes in the password", "mysql://u:p%40s%3As%2Fw%25d@h/d", "", "u", "p@s:s/w%d", "h", 3306, "d");
    row("escapes in the user", "mysql://a%40b%3Ac:p@h/d", "", "a@b:c", "p", "h", 3306, "d");
    row("escapes in the database", "mysql://u:p@h/my%2Ddb%20x", "", "u", "p", "h", 3306, "my-db x");
    row("umlauts escaped", "mysql://u:p%C3%A4ss@h/d", "", "u", "päss", "h", 3306, "d");
    row("umlauts plain", "mysql://ü:pä@h/gr\303\266\303\237e", "", "ü", "pä", "h", 3306,
        "gr\303\266\303\237e");
    row("plus in the password", "mysql://u:a+b@h/d", "", "u", "a+b", "h", 3306, "d");
    row("colon in the password", "mysql://u:a:b@h/d", "", "u", "a:b", "h", 3306, "d");
    row("slash in the password", "mysql://u:a/b@h/d", "", "u", "a/b", "h", 3306, "d");
    row("question mark in the password", "mysql://u:a?b@h/d", "", "u", "a?b", "h", 3306, "d");
    row("hash in the password", "mysql://u:a#b@h/d", "", "u", "a#b", "h", 3306, "d");
    row("at sign in the password", "mysql://u:a@b@h/d", "", "u", "a@b", "h", 3306, "d");
    row("at signs all over the password", "mysql://u:@a@@h/d", "", "u", "@a@", "h", 3306, "d");
    row("a percent sign that is no escape", "mysql://u:100%@h/d", "", "u", "100%", "h", 3306, "d");
    row("user with a server's name", "mysql://u@server:p@h/d", "", "u@server", "p", "h", 3306, "d");
    row("user with a server's name, no password", "mysql://u@server@h/d", "", "u@server", "", "h", 3306, "d");
    row("IPv4", "mysql://u:p@127.0.0.1:3310/d", "", "u", "p", "127.0.0.1", 3310, "d");
    row("IPv6", "mysql://u:p@[::1]:3310/d", "", "u", "p", "::1", 3310, "d");
    row("IPv6 without a port", "mysql://u:p@[fe80::1%eth0]/d", "", "u", "p", "fe80::1%eth0", 3306, "d");
    row("long host", "mysql://u:p@db-1.eu_west.example.com/d", "", "u", "p", "db-1.eu_west.example.com", 3306,
        "d");
    row("unknown arguments", "mysql://u:p@h/d?connect_timeout=5&x=", "", "u", "p", "h", 3306, "d");
    row("arguments without a database", "mysql://u:p@h?x=1", "", "u", "p", "h", 3306, "");
}

void DatabaseUrlTest::readsAUrl()
{
    QFETCH(QString, url);
    const Result<DatabaseUrl> read = parseDatabaseUrl(url);
    QVERIFY2(read, qPrintable(read ? QString() : errorText(read.error())));
    QVERIFY(read->isMySqlFamily());
    QTEST(read->driver, "driver");
    QTEST(read->settings.user, "user");
    QTEST(read->password.reveal(), "password");
    QTEST(read->settings.host, "host");
    QTEST(read->settings.port, "port");
    QTEST(read->settings.database, "database");
    QCOMPARE(read->settings.charset, u"utf8mb4"_s);
}

void DatabaseUrlTest::readsTheBackendOfOtherUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("backend");
    QTest::newRow("postgresql") << u"postgresql+asyncpg://u:p@h/d?sslmode=require"_s << u"postgresql"_s;
    QTest::newRow("sqlite file") << u"sqlite:////var/lib/a@b/x.db"_s << u"sqlite"_s;
    QTest::newRow("sqlite in memory") << u"sqlite://"_s << u"sqlite"_s;
    QTest::newRow("mssql") << u"mssql+pyodbc:///?odbc_connect=DRIVER%3D"_s << u"mssql"_s;
    QTest::newRow("oracle") << u"oracle://u:p@h:1521/?service_name=x"_s << u"oracle"_s;
}

void DatabaseUrlTest::readsTheBackendOfOtherUrls()
{
    QFETCH(QString, url);
    const Result<DatabaseUrl> read = parseDatabaseUrl(url);
    QVERIFY(read);
    QTEST(read->backend, "backend");
    QVERIFY(!read->isMySqlFamily());
}

void DatabaseUrlTest::readsArguments()
{
    const auto read = parseDatabaseUrl(
        u"mysql+pymysql://root@localhost/d?unix_socket=%2Frun%2Fmy%20sql.sock&charset=utf8mb3"_s);
    QVERIFY(read);
    QCOMPARE(read->settings.unixSocket, u"/run/my sql.sock"_s);
    QCOMPARE(read->settings.charset, u"utf8mb3"_s);
}

void DatabaseUrlTest::refusesAUrl_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorKind>("kind");

    const auto invalid = [](const char *name, const QString &url) {
        QTest::newRow(name) << url << ErrorKind::UrlInvalid;
    };
    invalid("empty", u""_s);
    invalid("words", u"the hunter2 of course"_s);
    invalid("no slashes", u"mysql:u:hunter2@h/d"_s);
    invalid("one slash", u"mysql:/u:hunter2@h/d"_s);
    invalid("strange scheme", u"my-sql://u:hunter2@h/d"_s);
    invalid("two drivers", u"mysql+a+b://u:hunter2@h/d"_s);
    invalid("port is a word", u"mysql://u:hunter2@h:abc/d"_s);
    invalid("port is zero", u"mysql://u:hunter2@h:0/d"_s);
    invalid("port is too large", u"mysql://u:hunter2@h:65536/d"_s);
    invalid("port is negative", u"mysql://u:hunter2@h:-1/d"_s);
    invalid("port overflows", u"mysql://u:hunter2@h:4294970602/d"_s);
    invalid("at sign and slash in the password", u"mysql://u:a@hunter2/hunter2@h/d"_s);
    invalid("question mark behind an at sign", u"mysql://u:a@b?hunter2ssl=1@h/d"_s);
    invalid("slash in the database", u"mysql://u:hunter2@h/d/e"_s);
    invalid("space in the host", u"mysql://u:hunter2@h h/d"_s);
    invalid("several hosts", u"mysql://u:hunter2@h,i/d"_s);
    invalid("semicolon in the host", u"mysql://u:hunter2@h;x/d"_s);
    invalid("IPv6 without brackets", u"mysql://u:hunter2@::1/d"_s);
    invalid("brackets not closed", u"mysql://u:hunter2@[::1/d"_s);
    invalid("a name in brackets", u"mysql://u:hunter2@[host]/d"_s);
    invalid("NUL in the password", u"mysql://u:hunter2%00x@h/d"_s);
    invalid("line end in the user", u"mysql://u%0A:hunter2@h/d"_s);
    invalid("escapes that are not UTF-8", u"mysql://u:hunter2%ff%fe@h/d"_s);
    invalid("host again", u"mysql://u:hunter2@h/d?host=evil"_s);
    invalid("host again, escaped", u"mysql://u:hunter2@h/d?h%6Fst=evil"_s);
    invalid("password again", u"mysql://u@h/d?password=hunter2"_s);
    invalid("database again", u"mysql://u:hunter2@h/d?db=other"_s);
    invalid("option file", u"mysql://u:hunter2@h/d?read_default_file=/etc/my.cnf"_s);
    invalid("socket that is not a path", u"mysql://u:hunter2@h/d?unix_socket=x"_s);
    invalid("options behind the socket", u"mysql://u:hunter2@h/d?unix_socket=/x;SSL_KEY=y"_s);
    invalid("charset with SQL", u"mysql://u:hunter2@h/d?charset=utf8'%20--"_s);
    QTest::newRow("driver with other URLs")
        << u"mysql+pyodbc://u:hunter2@dsn"_s << ErrorKind::UnsupportedDatabase;
}

void DatabaseUrlTest::refusesAUrl()
{
    QFETCH(QString, url);
    const Result<DatabaseUrl> read = parseDatabaseUrl(url);
    QVERIFY(!read);
    QTEST(read.error().kind, "kind");
    QVERIFY2(!errorText(read.error()).contains("hunter2"_L1), "the error repeats the password");
}

void DatabaseUrlTest::refusesAUrlThatAsksForTls_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"ssl=true",
                                  "ssl=1",
                                  "ssl",
                                  "ssl=",
                                  "SSL=true",
                                  "s%73l=true",
                                  "ssl_ca=/ca.pem",
                                  "ssl_ca=",
                                  "ssl_cert=/c&ssl_key=/k",
                                  "ssl_disabled=false",
                                  "ssl_disabled=",
                                  "ssl_mode=REQUIRED",
                                  "ssl_mode=PREFERRED",
                                  "ssl_verify_cert=true",
                                  "ssl_verify_cert=false",
                                  "ssl_verify_identity=true",
                                  "ssl_check_hostname=false",
                                  "tls=true",
                                  "tls_versions=TLSv1.3",
                                  "sslmode=require",
                                  "useSSL=true",
                                  "ssl=false&ssl=true",
                                  "ssl_disabled=true&ssl_ca=/ca",
                                  "client_flag=2048",
                                  "client_flag=0x800",
                                  "client_flag=SSL",
                                  "charset=utf8mb4&ssl_capath=/x"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void DatabaseUrlTest::refusesAUrlThatAsksForTls()
{
    QFETCH(QString, arguments);
    const Result<DatabaseUrl> read = parseDatabaseUrl(u"mysql+pymysql://u:hunter2@h/d?"_s + arguments);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::TlsUnsupported);
    QVERIFY2(!errorText(read.error()).contains("hunter2"_L1), "the error repeats the password");
}

void DatabaseUrlTest::acceptsArgumentsThatTurnTlsOff_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"ssl=false", "ssl=0", "ssl_disabled=true", "ssl_disabled=1",
                                  "ssl_mode=DISABLED", "tls=false", "client_flag=2"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void DatabaseUrlTest::acceptsArgumentsThatTurnTlsOff()
{
    QFETCH(QString, arguments);
    QVERIFY(parseDatabaseUrl(u"mysql+pymysql://u:p@h/d?"_s + arguments));
}

void DatabaseUrlTest::displayHoldsNoPassword()
{
    const auto shown = [](const QString &url) { return parseDatabaseUrl(url)->settings.display(); };
    QCOMPARE(shown(u"mysql://u:hunter2@h:3307/d"_s), u"u@h:3307/d"_s);
    QCOMPARE(shown(u"mysql://u:hunter2@[::1]/d"_s), u"u@[::1]:3306/d"_s);
    QCOMPARE(shown(u"mysql://u:hunter2@/d"_s), u"u@localhost:3306/d"_s);
    QCOMPARE(shown(u"mysql://u:hunter2@h/d?unix_socket=/run/s"_s), u"u@/run/s/d"_s);
}

QTEST_GUILESS_MAIN(DatabaseUrlTest)
#include "databaseurltest.moc"
