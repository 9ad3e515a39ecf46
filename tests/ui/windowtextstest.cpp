// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/snapshots.h"
#include "ui/mainwindow/bannertexts.h"
#include "ui/mainwindow/headertexts.h"
#include "ui/theme/englishplurals.h"

#include <QCoreApplication>
#include <QTest>

using namespace stemma;
using namespace stemma::test;

class WindowTextsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void theHeaderSaysWhereTheDatabaseStands_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("applied");
        QTest::addColumn<QString>("position");
        QTest::newRow("behind") << "a" << "a" << "at a · 2 behind";
        QTest::newRow("at head") << "c" << "a b c" << "at c · at head";
        QTest::newRow("empty") << "" << "" << "nothing applied · 3 behind";
    }
    void theHeaderSaysWhereTheDatabaseStands()
    {
        QFETCH(QString, rows);
        QFETCH(QString, applied);
        const auto snapshot = snapshotFrom(QStringLiteral("a b<a c<b"));
        const DatabaseState state = databaseAt(*snapshot, rows.split(u' ', Qt::SkipEmptyParts), applied);
        const HeaderTexts texts = headerTexts(snapshot.get(), state, false);
        QTEST(texts.position, "position");
        QCOMPARE(texts.database, QStringLiteral("lin@localhost/storyboard"));
        QCOMPARE(texts.kindRole, Role::Development);
    }

    void aRemoteServerCountsAsProduction()
    {
        const auto snapshot = snapshotFrom(QStringLiteral("a"));
        DatabaseState state = databaseAt(*snapshot, {}, {});
        state.settings.host = QStringLiteral("db.example.org");
        QCOMPARE(headerTexts(snapshot.get(), state, false).kindRole, Role::Production);
        QCOMPARE(headerTexts(snapshot.get(), state, true).kindRole, Role::Development);
    }

    void bannersNameWhatIsWrong_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("ids");
        using Stage = DatabaseState::Stage;
        QTest::newRow("all well") << int(Stage::Connected) << "a b<a" << "";
        QTest::newRow("two heads") << int(Stage::Connected) << "a b<a c<a" << "several-heads";
        QTest::newRow("no connection")
            << int(Stage::Failed) << "a b<a c<a" << "connection-failed several-heads";
        QTest::newRow("another database") << int(Stage::Unsupported) << "a" << "unsupported-database";
        QTest::newRow("none named") << int(Stage::None) << "a" << "no-database";
    }
    void bannersNameWhatIsWrong()
    {
        QFETCH(int, stage);
        QFETCH(QString, notation);
        const auto snapshot = snapshotFrom(notation);
        DatabaseState state;
        state.stage = DatabaseState::Stage(stage);
        if (state.stage == DatabaseState::Stage::Failed)
            state.error = Error{ErrorKind::AccessDenied,
                                QStringLiteral("The server refused the password"),
                                {},
                                {},
                                QStringLiteral("Access denied"),
                                1045,
                                {}};
        QStringList ids;
        for (const BannerText &banner : bannersFor(*snapshot, state)) {
            ids << banner.id;
            QVERIFY(!banner.sentence.isEmpty() || banner.id == u"unsupported-database");
            if (banner.id == u"connection-failed")
                QVERIFY(banner.sentence.contains(QStringLiteral("Access denied")));
        }
        QTEST(ids.join(u' '), "ids");
    }

    void anUnknownRowHasABanner()
    {
        const auto snapshot = snapshotFrom(QStringLiteral("a"));
        DatabaseState state = databaseAt(*snapshot, {QStringLiteral("dead")}, {});
        state.applied.clear();
        state.error =
            Error{ErrorKind::CantLocate, QStringLiteral("No revision has the id dead"), {}, {}, {}, 0, {}};
        QCOMPARE(bannersFor(*snapshot, state).first().id, QStringLiteral("unknown-row"));
        QVERIFY(headerTexts(snapshot.get(), state, false).position.contains(QStringLiteral("dead")));
    }

private:
    EnglishPlurals m_plurals;
};

QTEST_MAIN(WindowTextsTest)
#include "windowtextstest.moc"
