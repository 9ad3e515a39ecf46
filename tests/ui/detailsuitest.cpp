// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/snapshots.h"
#include "ui/details/revisiondetails.h"
#include "ui/details/schematexts.h"
#include "ui/details/sqlpane.h"
#include "ui/editor/sqlview.h"
#include "ui/theme/emptystate.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace stemma;
using namespace stemma::test;

class DetailsUiTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutARevisionThereIsASentence()
    {
        RevisionDetails details;
        details.display(snapshotFrom(QStringLiteral("a")), -1);
        QVERIFY(qobject_cast<EmptyState *>(details.currentWidget()));
    }

    void showsSqlFileAndHeader()
    {
        RevisionDetails details;
        const auto snapshot = snapshotFrom(QStringLiteral("a b<a@stories c<b"));
        details.display(snapshot, snapshot->graph.find(QStringLiteral("b")));
        QVERIFY(child<SqlView>(details, "upgradeSqlView")
                    ->text()
                    .startsWith(QStringLiteral("CREATE TABLE t_b (")));
        QCOMPARE(child<SqlView>(details, "downgradeSqlView")->text(), QStringLiteral("DROP TABLE t_b;"));
        QVERIFY(child<CodeView>(details, "fileView")->text().contains(QStringLiteral("revision = 'b'")));
        QCOMPARE(child<QLabel>(details, "revisionId")->text(), QStringLiteral("b"));
        const QString facts = child<QLabel>(details, "revisionFacts")->text();
        QVERIFY(facts.contains(QStringLiteral(">a</a>")));
        QVERIFY(facts.contains(QStringLiteral(">c</a>")));
        QVERIFY(facts.contains(QStringLiteral("stories")));
    }

    void aLinkAsksForTheNeighbour()
    {
        RevisionDetails details;
        const auto snapshot = snapshotFrom(QStringLiteral("a b<a"));
        details.display(snapshot, 1);
        QSignalSpy spy(&details, &RevisionDetails::revisionRequested);
        emit child<QLabel>(details, "revisionFacts")->linkActivated(QStringLiteral("node:0"));
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.at(0).at(0).toInt(), 0);
    }

    void theOriginFollowsTheCursor()
    {
        RevisionDetails details;
        details.resize(600, 500);
        details.show();
        const auto snapshot = snapshotFrom(QStringLiteral("a"));
        details.display(snapshot, 0);
        const auto *origin = child<QLabel>(details, "upgradeSqlViewOrigin");
        QVERIFY(origin->text().contains(QStringLiteral("a.py:21–34")));
        child<SqlView>(details, "upgradeSqlView")->setCursorPosition(4, 0);
        QTRY_VERIFY(origin->text().contains(QStringLiteral("a.py:36")));
    }

    void whatNeedsPythonSaysWhyAndLeadsToTheLine()
    {
        RevisionDetails details;
        details.resize(600, 500);
        details.show();
        const auto snapshot = snapshotFrom(QStringLiteral("a"));
        RevisionSql &sql = snapshot->sql[QStringLiteral("a.py")];
        sql.upgrade = FunctionSql{{}, NeedsPython{17, QStringLiteral("calls sa.inspect()")}};
        details.display(snapshot, 0);
        auto *tabs = child<QTabWidget>(details, "detailTabs");
        auto *empty = tabs->widget(0)->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->text().contains(QStringLiteral("17")));
        QVERIFY(empty->text().contains(QStringLiteral("calls sa.inspect()")));
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(tabs->currentIndex(), 2);
        QCOMPARE(child<CodeView>(details, "fileView")->cursorLine(), 17);
    }

    void aLineOfTheFileLeadsToItsStatementAndBack()
    {
        RevisionDetails details;
        details.resize(700, 500);
        details.show();
        const auto snapshot = snapshotFrom(QStringLiteral("a"));
        const QString file = snapshot->graph.revision(0).place.file;
        RevisionSql &sql = snapshot->sql[file];
        sql.upgrade.statements = {Statement{QStringLiteral("CREATE TABLE a (i INT)"), {file, 3, 3}},
                                  Statement{QStringLiteral("CREATE TABLE b (i INT)"), {file, 5, 6}},
                                  Statement{QStringLiteral("CREATE INDEX i ON b (i)"), {file, 5, 6}}};
        details.display(snapshot, 0);
        auto *tabs = child<QTabWidget>(details, "detailTabs");
        tabs->setCurrentIndex(2);
        auto *view = child<CodeView>(details, "fileView");
        auto *asks = child<QLabel>(details, "fileStatements");
        QVERIFY(asks->text().contains(QStringLiteral("no statement comes from it")));
        view->setFocus();
        for (int line = 1; line < 6; ++line)
            QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(view->cursorLine(), 6);
        // The editor tells of its cursor when it is painted next.
        QTRY_VERIFY2(asks->text().contains(QStringLiteral("statements 2 to 3 of the upgrade")),
                     qPrintable(asks->text()));
        // The link stands behind "line 6 · ": a click into its middle.
        QTest::mouseClick(asks, Qt::LeftButton, {},
                          {14 + asks->fontMetrics().horizontalAdvance(QStringLiteral("line 6 · state")),
                           asks->height() / 2});
        QCOMPARE(tabs->currentIndex(), 0);
        QTRY_COMPARE(child<SqlView>(details, "upgradeSqlView")->currentStatement(), 1);
        auto *origin = child<QLabel>(details, "upgradeSqlViewOrigin");
        QTest::mouseClick(origin, Qt::LeftButton, {}, {30, origin->height() / 2});
        QCOMPARE(tabs->currentIndex(), 2);
        QCOMPARE(view->cursorLine(), 5);
    }

    void whatMayFailSaysSo()
    {
        Statement statement{QStringLiteral("DROP TABLE a"), {QStringLiteral("/p/v/a.py"), 3, 3}};
        statement.tryBlock = TryBlock{1, {QStringLiteral("OperationalError")}};
        QCOMPARE(originText(statement, QStringLiteral("/p")),
                 QStringLiteral("native · may fail: the file passes over OperationalError · v/a.py:3"));
    }

    void theTabAndTheScrollPositionStay()
    {
        RevisionDetails details;
        details.resize(600, 300);
        details.show();
        const auto snapshot = snapshotFrom(QStringLiteral("a b<a"));
        details.display(snapshot, 0);
        child<QTabWidget>(details, "detailTabs")->setCurrentIndex(2);
        auto *file = child<CodeView>(details, "fileView");
        file->setFirstVisible(20);
        details.display(snapshot, 1);
        QCOMPARE(child<QTabWidget>(details, "detailTabs")->currentIndex(), 2);
        QCOMPARE(file->firstVisible(), 1);
        details.display(snapshot, 0);
        QCOMPARE(file->firstVisible(), 20);
    }

    void aGhostSaysThatItHasNoFile()
    {
        RevisionDetails details;
        const auto snapshot = snapshotFrom(QStringLiteral("b<zz"));
        details.display(snapshot, snapshot->graph.find(QStringLiteral("zz")));
        QVERIFY(child<QTabWidget>(details, "detailTabs")
                    ->widget(0)
                    ->findChild<EmptyState *>()
                    ->text()
                    .contains(QStringLiteral("no file has this id")));
    }

    void aChangeIsWorded_data()
    {
        using schema::Change;
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("text");
        QTest::newRow("created") << int(Change::Kind::Added) << "" << "" << "CREATE TABLE t (id int)"
                                 << "created";
        QTest::newRow("dropped") << int(Change::Kind::Removed) << "" << "CREATE TABLE t (id int)" << ""
                                 << "dropped";
        QTest::newRow("column added") << int(Change::Kind::Added) << "column" << "" << "int NOT NULL"
                                      << "column x added: int NOT NULL";
        QTest::newRow("column changed, the end alike") << int(Change::Kind::Changed) << "column"
                                                       << "int NOT NULL" << "bigint NOT NULL"
                                                       << "column x: int → bigint";
        QTest::newRow("column changed at the end") << int(Change::Kind::Changed) << "column" << "int NOT NULL"
                                                   << "int" << "column x: int NOT NULL → int";
        QTest::newRow("moved") << int(Change::Kind::Changed) << "column position" << "" << "y"
                               << "column x moved: first → after y";
        QTest::newRow("option") << int(Change::Kind::Changed) << "option" << "" << "new words"
                                << "x: none → new words";
    }

    void aChangeIsWorded()
    {
        QFETCH(int, kind);
        QFETCH(QString, part);
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, text);
        const schema::Change change{schema::Change::Kind(kind), {}, part, QStringLiteral("x"), before, after};
        QCOMPARE(changeInBrief(change), text);
    }

    void whereASchemaComesFromIsSaid_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("collation");
        QTest::addColumn<bool>("sameFlavour");
        QTest::addColumn<QString>("part");
        QTest::newRow("as in the database")
            << "MariaDB 10.11" << "utf8mb4_bin" << true << "as in your database";
        QTest::newRow("no database") << "" << "" << true << "for want of a connected database";
        QTest::newRow("another flavour")
            << "MySQL 9.7.4" << "utf8mb4_bin" << false << "your database is MySQL 9.7.4";
        QTest::newRow("a collation it doesn't know")
            << "MariaDB 12" << "utf8mb4_new_ci" << true << "doesn't know your database's utf8mb4_new_ci";
    }

    void whereASchemaComesFromIsSaid()
    {
        QFETCH(QString, database);
        QFETCH(QString, collation);
        QFETCH(bool, sameFlavour);
        QFETCH(QString, part);
        const QString text =
            surroundingsText({QStringLiteral("MariaDB 11.8.6"), QStringLiteral("utf8mb4_bin"), database,
                              collation, sameFlavour});
        QVERIFY2(text.startsWith(QStringLiteral("Replayed on MariaDB 11.8.6")), qPrintable(text));
        QVERIFY2(text.contains(part), qPrintable(text));
    }

    void whatStopsAReplayIsSaid()
    {
        RevisionSchema schema;
        schema.error.emplace();
        schema.error->kind = ErrorKind::StatementFailed;
        schema.error->message = QStringLiteral("Revision b doesn't run on an empty database.");
        schema.error->place = {QStringLiteral("/p/versions/b.py"), 12, 12};
        schema.error->native = QStringLiteral("Unknown collation");
        schema.error->nativeCode = 1273;
        schema.error->statement =
            QStringLiteral("CREATE TABLE t (\n") + QStringLiteral("x INT,\n").repeated(900);
        schema.errorAt = QStringLiteral("b");
        SchemaErrorText text = schemaErrorText(schema, QStringLiteral("c"), QStringLiteral("/p"));
        QCOMPARE(text.title, QStringLiteral("The schema can't be worked out beyond revision b"));
        QVERIFY(text.text.contains(QStringLiteral("It runs before this one.")));
        QVERIFY(text.text.contains(QStringLiteral("versions/b.py, line 12")));
        QVERIFY(!text.text.contains(QStringLiteral("your database")));
        QVERIFY(text.words.startsWith(QStringLiteral("1273: Unknown collation")));
        QVERIFY2(text.words.count(u'\n') < 10, qPrintable(text.words));
        QVERIFY(text.words.endsWith(u'…'));

        schema.surroundings = {
            QStringLiteral("MariaDB 11.8.6"), {}, QStringLiteral("MySQL 9.7.4"), {}, false};
        text = schemaErrorText(schema, QStringLiteral("b"), QStringLiteral("/p"));
        QCOMPARE(text.title, QStringLiteral("The schema after this revision can't be worked out"));
        QVERIFY(!text.text.contains(QStringLiteral("It runs before this one.")));
        QVERIFY(text.text.contains(QStringLiteral("your database is MySQL 9.7.4")));

        schema.error->kind = ErrorKind::SandboxUnavailable;
        text = schemaErrorText(schema, QStringLiteral("b"), QStringLiteral("/p"));
        QCOMPARE(text.title, QStringLiteral("There is no server to work the schema out on"));
    }

private:
    template <class T>
    static T *child(const QObject &parent, const char *name)
    {
        T *found = parent.findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
};

QTEST_MAIN(DetailsUiTest)
#include "detailsuitest.moc"
