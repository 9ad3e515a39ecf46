// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace stemma;

/// Every revision of the demo project gives the statements that Alembic itself sends (tests/demo/golden).
class DemoRevisionsTest : public QObject
{
    Q_OBJECT

private slots:
    void statementsEqualAlembics_data();
    void statementsEqualAlembics();
    void everyRevisionOfTheGoldenFilesIsThere();

private:
    static QHash<QString, QByteArray> sources();
};

namespace {

constexpr const char *demo = STEMMA_SOURCE_DIR "/migrations/alembic/versions";

QJsonObject golden(const QString &name)
{
    QFile file(QStringLiteral(STEMMA_SOURCE_DIR "/tests/demo/golden/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// Alembic puts the options of a table in an order that differs from run to run.
QString normalised(const QString &statement)
{
    return statement.simplified();
}

QStringList texts(const FunctionSql &sql)
{
    if (!sql.isKnown())
        return {QStringLiteral("line %1 %2").arg(sql.needsPython->line).arg(sql.needsPython->reason)};
    QStringList texts;
    for (const Statement &statement : sql.statements)
        texts.append(normalised(statement.text));
    return texts;
}

QStringList texts(const QJsonValue &array)
{
    QStringList texts;
    for (const QJsonValue &text : array.toArray())
        texts.append(normalised(text.toString()));
    return texts;
}

const struct
{
    const char *golden;
    Dialect dialect;
} servers[] = {
    {"mysql", Dialect::MySql},
    {"mysql-on-mariadb", Dialect::MySqlOnMariaDb},
    {"mariadb", Dialect::MariaDb},
};

} // namespace

QHash<QString, QByteArray> DemoRevisionsTest::sources()
{
    QHash<QString, QByteArray> sources;
    const QDir folder(QString::fromLatin1(demo));
    for (const QString &name : folder.entryList({QStringLiteral("*.py")})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray source = file.readAll();
        const RevisionFile revision = readRevisionFile(source, name, Dialect::MySql);
        if (revision.revision)
            sources.insert(revision.revision->id, source);
    }
    return sources;
}

void DemoRevisionsTest::statementsEqualAlembics_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QJsonObject>("expected");
    const auto all = sources();
    QVERIFY(!all.isEmpty());
    for (const auto &server : servers) {
        const QJsonObject revisions = golden(QString::fromLatin1(server.golden));
        QVERIFY2(!revisions.isEmpty(), server.golden);
        for (auto it = all.begin(); it != all.end(); ++it) {
            QTest::addRow("%s %s", server.golden, qPrintable(it.key()))
                << it.value() << int(server.dialect) << revisions.value(it.key()).toObject();
        }
    }
}

void DemoRevisionsTest::statementsEqualAlembics()
{
    QFETCH(QByteArray, source);
    QFETCH(int, dialect);
    QFETCH(QJsonObject, expected);
    QVERIFY(expected.contains(QStringLiteral("upgrade")));
    const RevisionFile file = readRevisionFile(source, QStringLiteral("r.py"), Dialect(dialect));
    QCOMPARE(file.problems.size(), 0);
    QCOMPARE(texts(file.sql.upgrade), texts(expected.value(QStringLiteral("upgrade"))));
    QCOMPARE(texts(file.sql.downgrade), texts(expected.value(QStringLiteral("downgrade"))));
}

void DemoRevisionsTest::everyRevisionOfTheGoldenFilesIsThere()
{
    const auto all = sources();
    for (const auto &server : servers) {
        const QJsonObject revisions = golden(QString::fromLatin1(server.golden));
        QCOMPARE(revisions.size(), all.size());
    }
}

QTEST_GUILESS_MAIN(DemoRevisionsTest)
#include "demorevisionstest.moc"
