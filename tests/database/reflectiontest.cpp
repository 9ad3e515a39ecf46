// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflection.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace stemma;
using namespace stemma::schema;
using namespace Qt::StringLiterals;

class ReflectionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }

    void aTableIsRead();

private:
    TestServer m_server;
};

void ReflectionTest::aTableIsRead()
{
    QVERIFY2(m_server.run({u"CREATE TABLE t (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) DEFAULT 'it''s')"_s}),
             qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    const auto read = reflect(*connection, m_server.database());
    QVERIFY2(read, qPrintable(read ? QString() : errorText(read.error())));
    QCOMPARE(read->tables.keys(), QStringList{"t"});
    const Table &table = read->tables["t"];
    QCOMPARE(table.columns.size(), 2);
    QCOMPARE(table.columns[0].type.text(), u"int"_s);
    QVERIFY(table.columns[0].autoIncrement);
    QCOMPARE(table.columns[1].defaultSql, std::optional(u"'it''s'"_s));
    QCOMPARE(table.collation, u"utf8mb4_unicode_ci"_s);
}

QTEST_GUILESS_MAIN(ReflectionTest)
#include "reflectiontest.moc"
