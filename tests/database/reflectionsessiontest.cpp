// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflection.h"
#include "core/schema/fingerprint.h"
#include "core/sql/quoting.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace stemma;
using namespace stemma::schema;
using namespace Qt::StringLiterals;

/// The values depend on the schema alone: not on the session, on names, on data, or on what a user may see.
class ReflectionSessionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }

    void settingsDoNotChangeTheValues_data();
    void settingsDoNotChangeTheValues();
    void theSessionIsLeftAsItWas();
    void names_data();
    void names();
    void dataDoesNotChangeTheFingerprint();
    void anotherSchemaGivesTheSameFingerprints();
    void temporaryTablesAreNoPartOfIt();
    void theNumberOfQuestionsDoesNotGrow();
    void aLargeSchemaIsReadTheSameOverOneSessionAndOverTwo();
    void missingPrivilegesAreSaid_data();
    void missingPrivilegesAreSaid();
    void anUnknownSchemaOfAPoorUserIsUnknown();
    void aHalfMadeSequenceIsNamed();

private:
    QStringList richSchema() const
    {
        return {u"CREATE TABLE p (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, a VARCHAR(20) DEFAULT "
                u"'b\\\\s\\n\"q''x' COMMENT 'c\\\\', "
                "b TIMESTAMP NULL DEFAULT '2020-01-01 00:00:00', c VARCHAR(20) AS "
                "(CONCAT(a,'\\\\',\"it's\")) VIRTUAL, "
                "e ENUM('a\\\\b','c''d'), f CHAR(5) DEFAULT 'x', CHECK (a LIKE 'x\\\\%' AND a <> 'ü'))"_s,
                u"CREATE TABLE c (id INT, pid INT, FOREIGN KEY (pid) REFERENCES p (id))"_s,
                u"CREATE TABLE h (id INT) PARTITION BY HASH (id + 1) PARTITIONS 2"_s,
                u"CREATE VIEW v AS SELECT a, 'it''s \\\\' AS b FROM p"_s,
                u"CREATE TRIGGER r BEFORE INSERT ON p FOR EACH ROW SET NEW.a = 'it''s \\\\'"_s,
                u"CREATE PROCEDURE q(IN a VARCHAR(9)) SELECT \"it's\", 'ü'"_s};
    }
    Schema read(Connection &connection)
    {
        const auto result = reflect(connection, m_server.database());
        if (!result)
            qWarning().noquote() << errorText(result.error());
        return result.value_or(Schema());
    }

    TestServer m_server;
};

void ReflectionSessionTest::settingsDoNotChangeTheValues_data()
{
    QTest::addColumn<QString>("setting");
    for (const char *setting :
         {"SET sql_mode = 'ANSI_QUOTES'", "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
          "SET sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH'", "SET sql_mode = ''",
          "SET NAMES latin1", "SET character_set_results = NULL", "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
          "SET time_zone = '+05:30'", "SET sql_select_limit = 1", "SET sql_quote_show_create = 0",
          "SET autocommit = 0"})
        QTest::newRow(setting) << setting;
}

void ReflectionSessionTest::settingsDoNotChangeTheValues()
{
    QFETCH(QString, setting);
    QVERIFY2(m_server.run(richSchema()), qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    const Schema before = read(*connection);
    QVERIFY(!before.tables.isEmpty());
    QVERIFY(connection->execute(setting));
    const Schema after = read(*connection);
    QCOMPARE(fingerprints(after, before.objects()), fingerprints(before, before.objects()));
    QVERIFY(after == before);
}

void ReflectionSessionTest::theSessionIsLeftAsItWas()
{
    const QString question =
        u"SELECT CONCAT_WS('|', @@sql_mode, @@time_zone, @@character_set_client, @@collation_connection, "
        "IFNULL(@@character_set_results, 'null'), @@sql_select_limit)"_s;
    const auto connection = m_server.connect();
    for (const QString &setting : {u"SET sql_mode = 'ANSI_QUOTES'"_s,
                                   u"SET NAMES latin1 COLLATE latin1_bin"_s, u"SET time_zone = '+05:30'"_s,
                                   u"SET sql_select_limit = 7"_s, u"SET character_set_results = NULL"_s})
        QVERIFY(connection->execute(setting));
    const auto before = connection->query(question);
    QVERIFY(reflect(*connection, m_server.database()));
    QCOMPARE(*connection->query(question), *before);
    // A failure puts them back as well.
    QVERIFY(!reflect(*connection, u"no_such_schema"_s));
    QCOMPARE(*connection->query(question), *before);
}

void ReflectionSessionTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("quotes") << "it's \"x\"";
    QTest::newRow("backtick") << "a`b``c";
    QTest::newRow("unicode") << "täble 名前 имя";
    QTest::newRow("blanks and percent") << "100 % _x";
    QTest::newRow("backslash") << "a\\b\\'c";
    QTest::newRow("dot") << "a.b";
    QTest::newRow("64 characters") << QString(64, u'n');
    QTest::newRow("wide characters") << QString(40, u'名'); // 64 are too long for a file's name
    QTest::newRow("keyword") << "select";
    QTest::newRow("question mark") << "what?";
    QTest::newRow("number") << "1e5";
}

void ReflectionSessionTest::names()
{
    QFETCH(QString, name);
    const QString quoted = quotedIdentifier(name);
    const auto admin = m_server.connect();
    const auto made = [&](const QString &sql) {
        const auto done = admin->execute(sql);
        return done ? QString() : errorText(done.error());
    };
    QCOMPARE(made("CREATE DATABASE "_L1 + quoted + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"_L1),
             QString());
    const QString table = quoted + u'.' + quoted;
    QCOMPARE(made("CREATE TABLE "_L1 + table + " ("_L1 + quoted + " INT, d INT AS ("_L1 + quoted
                  + " + 1), KEY "_L1 + quoted + " ("_L1 + quoted + "), CONSTRAINT "_L1 + quoted
                  + " CHECK ("_L1 + quoted + " > 1))"_L1),
             QString());
    const QString view = name.size() > 60 ? quotedIdentifier(name.chopped(1)) : quotedIdentifier(name + u'v');
    QCOMPARE(made("CREATE VIEW "_L1 + quoted + u'.' + view + " AS SELECT * FROM "_L1 + table), QString());
    QCOMPARE(made("CREATE TRIGGER "_L1 + quoted + u'.' + quoted + " BEFORE INSERT ON "_L1 + table
                  + " FOR EACH ROW SET @a = 1"_L1),
             QString());
    QCOMPARE(made("CREATE PROCEDURE "_L1 + quoted + u'.' + quoted + "("_L1 + quoted + " INT) SELECT 1"_L1),
             QString());
    const auto result = reflect(*admin, name);
    const QString dropped = made("DROP DATABASE "_L1 + quoted);
    QVERIFY2(result, qPrintable(result ? QString() : errorText(result.error())));
    QCOMPARE(dropped, QString());
    QCOMPARE(result->name, name);
    QCOMPARE(result->tables.keys(), QStringList{name});
    const Table &found = result->tables.first();
    QCOMPARE(found.columns[0].name, name);
    QCOMPARE(found.columns[1].generated->expression, quoted + " + 1"_L1);
    QCOMPARE(found.indexes.keys(), QStringList{name});
    QCOMPARE(found.checks.keys(), QStringList{name});
    QCOMPARE(found.checks.first().expression, quoted + " > 1"_L1);
    QCOMPARE(result->views.size(), 1);
    QCOMPARE(result->views.first().definition,
             "select "_L1 + quoted + u'.' + quoted + " AS "_L1 + quoted + u',' + quoted
                 + ".`d` AS `d` from "_L1 + quoted);
    QCOMPARE(result->triggers.keys(), QStringList{name});
    QCOMPARE(result->procedures.keys(), QStringList{name});
    QCOMPARE(result->procedures.first().parameters, "IN "_L1 + quoted + " int"_L1);
}

void ReflectionSessionTest::dataDoesNotChangeTheFingerprint()
{
    QVERIFY2(m_server.run(richSchema()), qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    const QByteArray before = fingerprint(read(*connection));
    QVERIFY2(m_server.run({u"DROP TRIGGER r"_s}), qPrintable(m_server.problem()));
    const QByteArray without = fingerprint(read(*connection));
    QVERIFY(without != before);
    for (const QString &sql :
         {u"INSERT INTO p (a) VALUES ('x%'), ('x%'), ('x%')"_s, u"ANALYZE TABLE p"_s,
          u"ALTER TABLE p AUTO_INCREMENT = 5000"_s, u"DELETE FROM p"_s, u"INSERT INTO h VALUES (1)"_s})
        QVERIFY2(m_server.run({sql}), qPrintable(m_server.problem()));
    QCOMPARE(fingerprint(read(*connection)), without);
    QVERIFY(m_server.run({u"ALTER TABLE p COMMENT 'x'"_s}));
    QVERIFY(fingerprint(read(*connection)) != without);
}

void ReflectionSessionTest::anotherSchemaGivesTheSameFingerprints()
{
    QVERIFY2(m_server.run(richSchema()), qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    const Schema first = read(*connection);
    QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
    QVERIFY2(m_server.run(richSchema()), qPrintable(m_server.problem()));
    const auto other = m_server.connect();
    const Schema second = read(*other);
    QVERIFY(first.name != second.name);
    QCOMPARE(fingerprints(second, second.objects()), fingerprints(first, first.objects()));
    QCOMPARE(fingerprint(second), fingerprint(first));
}

void ReflectionSessionTest::temporaryTablesAreNoPartOfIt()
{
    QVERIFY2(m_server.run({u"CREATE TABLE t (a INT, b INT)"_s}), qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    const Schema before = read(*connection);
    QVERIFY(connection->execute("CREATE TEMPORARY TABLE t (x INT, y INT, z INT, KEY (x))"));
    QVERIFY(connection->execute("CREATE TEMPORARY TABLE u (x INT)"));
    QVERIFY(read(*connection) == before);
}

void ReflectionSessionTest::theNumberOfQuestionsDoesNotGrow()
{
    const auto connection = m_server.connect();
    const auto questions = [&] {
        const auto rows = connection->query("SHOW SESSION STATUS LIKE 'Questions'");
        return rows->value(0).value(1).toInt();
    };
    QList<int> asked;
    int tables = 0;
    for (const int upTo : {3, 40}) {
        for (; tables < upTo; ++tables) {
            const QString n = QString::number(tables);
            QVERIFY(connection->execute("CREATE TABLE t"_L1 + n
                                        + " (id INT PRIMARY KEY, a INT REFERENCES t"_L1 + n + " (id))"_L1));
            QVERIFY(connection->execute("CREATE VIEW v"_L1 + n + " AS SELECT id FROM t"_L1 + n));
            QVERIFY(connection->execute("CREATE TRIGGER r"_L1 + n + " BEFORE INSERT ON t"_L1 + n
                                        + " FOR EACH ROW SET @a = 1"_L1));
            QVERIFY(connection->execute("CREATE PROCEDURE p"_L1 + n + "(a INT) SELECT 1"_L1));
        }
        const int before = questions();
        QCOMPARE(read(*connection).tables.size(), upTo);
        asked << questions() - before;
    }
    QCOMPARE(asked[1], asked[0]);
    QVERIFY2(asked[0] <= 20, qPrintable(QString::number(asked[0])));
}

void ReflectionSessionTest::aLargeSchemaIsReadTheSameOverOneSessionAndOverTwo()
{
    constexpr int tables = 400;
    QStringList statements{
        u"DROP USER IF EXISTS lone@localhost"_s,
        u"DROP ROLE IF EXISTS reader"_s,
        u"CREATE USER lone@localhost WITH MAX_USER_CONNECTIONS 1"_s,
        u"CREATE USER IF NOT EXISTS actor@localhost"_s,
        u"CREATE ROLE reader"_s,
        u"GRANT reader TO actor@localhost"_s,
    };
    for (const QString &user : {u"lone@localhost"_s, u"reader"_s})
        statements << "GRANT ALL ON "_L1 + quotedIdentifier(m_server.database()) + ".* TO "_L1 + user;
    for (int i = 0; i < tables; ++i)
        statements << u"CREATE TABLE t%1 (id INT PRIMARY KEY, a VARCHAR(9) DEFAULT 'x', b INT, "
                      "CONSTRAINT f%1 FOREIGN KEY (b) REFERENCES t%2 (id), CHECK (b > %1))"_s.arg(i)
                          .arg(std::max(0, i - 1));
    statements << "GRANT SELECT ON "_L1 + quotedIdentifier(m_server.database()) + ".t7 TO actor@localhost"_L1
               << u"CREATE TRIGGER r BEFORE INSERT ON t7 FOR EACH ROW SET NEW.a = 'y'"_s;
    QVERIFY2(m_server.run(statements), qPrintable(m_server.problem()));

    const auto open = [&](const QString &user) {
        ConnectionSettings settings = m_server.settings();
        settings.user = user;
        return Connection::open(settings, Secret());
    };
    const auto lone = open(u"lone"_s);
    QVERIFY2(lone, qPrintable(lone ? QString() : errorText(lone.error())));
    const Schema byOne = read(**lone);
    QCOMPARE(byOne.tables.size(), tables);
    QCOMPARE(byOne.tables[u"t7"_s].columns.size(), 3);
    QCOMPARE(byOne.triggers.size(), 1);

    // A second session pays only while the server answers fast, which a busy machine may not at once.
    const auto connection = m_server.connect();
    const auto opened = [&] {
        return connection->query("SHOW GLOBAL STATUS LIKE 'Connections'")->value(0).value(1).toInt();
    };
    bool helped = false;
    for (int attempt = 0; attempt < 20 && !helped; ++attempt) {
        const int before = opened();
        QVERIFY(read(*connection) == byOne);
        helped = opened() > before;
    }
    QVERIFY(helped);

    // The second session has not taken the role, and would see less.
    const auto actor = open(u"actor"_s);
    QVERIFY2(actor, qPrintable(actor ? QString() : errorText(actor.error())));
    QVERIFY((*actor)->execute(u"SET ROLE reader"_s));
    QVERIFY(read(**actor) == byOne);
}

void ReflectionSessionTest::missingPrivilegesAreSaid_data()
{
    QTest::addColumn<QStringList>("grants");
    QTest::addColumn<QStringList>("problems");
    QTest::newRow("everything") << QStringList{"ALL PRIVILEGES ON %1.*"} << QStringList();
    QTest::newRow("reading alone") << QStringList{"SELECT ON %1.*"}
                                   << QStringList{"privilege-definition", "privilege-events",
                                                  "privilege-foreign-keys", "privilege-routines",
                                                  "privilege-triggers"};
    QTest::newRow("all but SHOW VIEW") << QStringList{"SELECT, TRIGGER, EVENT, EXECUTE, REFERENCES ON %1.*"}
                                       << QStringList{"privilege-definition"};
    QTest::newRow("one table") << QStringList{"SELECT, INSERT, TRIGGER ON %1.p"}
                               << QStringList{"privilege-events", "privilege-routines", "privilege-tables"};
    QTest::newRow("one column") << QStringList{"SELECT (id) ON %1.p"}
                                << QStringList{"privilege-columns", "privilege-events", "privilege-routines",
                                               "privilege-tables", "privilege-triggers"};
}

void ReflectionSessionTest::missingPrivilegesAreSaid()
{
    QFETCH(QStringList, grants);
    QFETCH(QStringList, problems);
    QVERIFY2(m_server.run(richSchema()), qPrintable(m_server.problem()));
    QStringList statements{u"DROP USER IF EXISTS poor@localhost"_s, u"CREATE USER poor@localhost"_s};
    for (const QString &grant : grants)
        statements << "GRANT "_L1 + grant.arg(quotedIdentifier(m_server.database()))
                + " TO poor@localhost"_L1;
    QVERIFY2(m_server.run(statements), qPrintable(m_server.problem()));
    ConnectionSettings settings = m_server.settings();
    settings.user = u"poor"_s;
    const auto connection = Connection::open(settings, Secret());
    QVERIFY2(connection, qPrintable(connection ? QString() : errorText(connection.error())));
    const auto result = reflectVisible(**connection, m_server.database());
    QVERIFY2(result, qPrintable(result ? QString() : errorText(result.error())));
    QStringList found;
    for (const Problem &problem : result->problems) {
        if (!found.contains(problem.id))
            found << problem.id;
    }
    found.sort();
    if (!m_server.sandbox().version().startsWith("MariaDB")) {
        // MySQL shows the rules of foreign keys to all, and bodies only to definers and holders of
        // SHOW_ROUTINE.
        problems.removeAll(u"privilege-foreign-keys"_s);
        if (problems.isEmpty())
            problems << u"privilege-definition"_s;
    }
    QCOMPARE(found, problems);
    const auto whole = reflect(**connection, m_server.database());
    QCOMPARE(bool(whole), problems.isEmpty());
    if (!whole)
        QCOMPARE(whole.error().kind, ErrorKind::AccessDenied);
    if (problems.isEmpty())
        QVERIFY(*whole == read(*m_server.connect()));
}

void ReflectionSessionTest::anUnknownSchemaOfAPoorUserIsUnknown()
{
    QVERIFY2(m_server.run({u"DROP USER IF EXISTS poor@localhost"_s, u"CREATE USER poor@localhost"_s}),
             qPrintable(m_server.problem()));
    ConnectionSettings settings = m_server.settings();
    settings.user = u"poor"_s;
    settings.database.clear();
    const auto connection = Connection::open(settings, Secret());
    QVERIFY(connection);
    const auto result = reflectVisible(**connection, m_server.database());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::UnknownDatabase);
}

// As a server leaves it that is killed between the table of a sequence and its row.
void ReflectionSessionTest::aHalfMadeSequenceIsNamed()
{
    if (m_server.sandbox().version().startsWith("MySQL"_L1))
        return; // has none
    QVERIFY2(m_server.run({u"CREATE SEQUENCE whole"_s, u"CREATE SEQUENCE half ENGINE=MyISAM"_s,
                           u"CREATE TABLE empty ENGINE=MyISAM AS SELECT * FROM half LIMIT 0"_s,
                           u"FLUSH TABLES"_s}),
             qPrintable(m_server.problem()));
    const QString folder = m_server.sandbox().folder() + "/data/"_L1 + m_server.database() + u'/';
    for (const QString &file : {u".MYD"_s, u".MYI"_s}) {
        QVERIFY(QFile::remove(folder + "half"_L1 + file));
        QVERIFY(QFile::copy(folder + "empty"_L1 + file, folder + "half"_L1 + file));
    }
    const auto connection = m_server.connect();
    const auto told = connection->query(u"SELECT * FROM half"_s);
    QVERIFY(!told);
    QCOMPARE(told.error().nativeCode, 1032);
    const auto seen = reflectVisible(*connection, m_server.database());
    QVERIFY2(seen, seen ? "" : qPrintable(errorText(seen.error())));
    QCOMPARE(seen->schema.sequences.keys(), QStringList{u"whole"_s});
    QCOMPARE(seen->schema.tables.keys(), QStringList{u"empty"_s});
    QCOMPARE(seen->problems.size(), 1);
    QCOMPARE(seen->problems[0].id, u"half-made-sequence"_s);
    QVERIFY(seen->problems[0].message.contains("half"_L1));
    const auto all = reflect(*connection, m_server.database());
    QVERIFY(!all);
    QCOMPARE(all.error().kind, ErrorKind::StatementFailed);

    QVERIFY2(m_server.run({u"DROP SEQUENCE half"_s}), qPrintable(m_server.problem()));
    QCOMPARE(read(*connection).sequences.size(), 1);
}

QTEST_GUILESS_MAIN(ReflectionSessionTest)
#include "reflectionsessiontest.moc"
