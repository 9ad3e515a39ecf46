// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/schemacodec.h"
#include "core/schema/touchedset.h"
#include "core/sql/touchedobjects.h"

#include <QTest>

using namespace stemma;
using namespace stemma::schema;
using namespace Qt::StringLiterals;

class SchemaCodecTest : public QObject
{
    Q_OBJECT

private slots:
    void everyMemberComesBack();
    void differencesAlone();
    void damagedBytesAreNothing();
    void addsWhatOnlyTheSchemaTells_data();
    void addsWhatOnlyTheSchemaTells();

private:
    static Schema full();
};

/// Every member with a value that is not its default.
Schema SchemaCodecTest::full()
{
    const Environment environment{u"a@b"_s, u"ANSI"_s, u"utf8mb4"_s, u"utf8mb4_bin"_s};
    Schema s;
    s.name = u"shop"_s;
    s.charset = u"latin1"_s;
    s.collation = u"latin1_bin"_s;
    Column column;
    column.name = u"c"_s;
    column.type.base = u"decimal"_s;
    column.type.arguments = u"10,2"_s;
    column.type.isUnsigned = column.type.zerofill = true;
    column.type.attribute = u"compressed"_s;
    column.charset = u"x"_s;
    column.collation = u"y"_s;
    column.nullable = false;
    column.defaultSql = u"'é🐬'"_s;
    column.onUpdate = u"current_timestamp()"_s;
    column.generated = Generated{u"a + 1"_s, true};
    column.autoIncrement = column.invisible = column.unversioned = true;
    column.comment = u"k"_s;
    column.srid = 4326;
    Table table;
    table.name = u"t"_s;
    table.columns = {column, Column{}};
    table.indexes[u"i"_s] =
        Index{u"i"_s, Index::Kind::FullText, {{u"c"_s, u"e"_s, 5, true}}, false, u"hash"_s, u"n"_s};
    table.foreignKeys[u"f"_s] = ForeignKey{
        u"f"_s, {u"c"_s}, u"o"_s, u"p"_s, {u"d"_s}, ForeignKey::Action::SetNull, ForeignKey::Action::Cascade};
    table.checks[u"k"_s] = Check{u"k"_s, u"c > 0"_s, false, true};
    table.engine = u"InnoDB"_s;
    table.charset = table.collation = table.rowFormat = table.comment = table.partitioning = u"z"_s;
    table.options[u"o"_s] = u"v"_s;
    table.systemVersioned = true;
    s.tables[u"t"_s] = table;
    s.sequences[u"q"_s] = Sequence{u"q"_s, u"bigint"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, true};
    View view;
    view.name = u"v"_s;
    view.definition = u"select `t`.`c` AS `c` from `t`"_s;
    view.algorithm = u"MERGE"_s;
    view.checkOption = u"LOCAL"_s;
    view.invokerSecurity = true;
    view.environment = environment;
    s.views[u"v"_s] = view;
    Routine routine;
    routine.kind = Routine::Kind::Function;
    routine.name = u"f"_s;
    routine.parameters = u"a int"_s;
    routine.returns = u"int"_s;
    routine.deterministic = routine.invokerSecurity = routine.aggregate = true;
    routine.dataAccess = u"NO SQL"_s;
    routine.comment = u"c"_s;
    routine.body = u"BEGIN INSERT INTO log VALUES (1); RETURN 1; END"_s;
    routine.environment = environment;
    s.functions[u"f"_s] = routine;
    s.procedures[u"f"_s] = routine;
    s.triggers[u"g"_s] =
        Trigger{u"g"_s, u"t"_s, u"BEFORE"_s, u"INSERT"_s, 2, u"UPDATE u SET a = f()"_s, environment};
    s.triggers[u"h"_s] = Trigger{u"h"_s, u"t"_s, u"BEFORE"_s, u"INSERT"_s, 1, u"SET @a = 1"_s, environment};
    s.events[u"e"_s] =
        Event{u"e"_s, u"EVERY 1 DAY"_s, true, u"DISABLED"_s, u"SYSTEM"_s, u"c"_s, u"SELECT 1"_s, environment};
    Table child;
    child.name = u"child"_s;
    child.foreignKeys[u"f"_s] = ForeignKey{
        u"f"_s, {u"a"_s}, {}, u"t"_s, {u"c"_s}, ForeignKey::Action::Cascade, ForeignKey::Action::Restrict};
    s.tables[u"child"_s] = child;
    return s;
}

void SchemaCodecTest::everyMemberComesBack()
{
    const Schema schema = full();
    const auto back = decode(encode(schema));
    QVERIFY(back);
    QCOMPARE(*back, schema);
    QCOMPARE(encode(*back), encode(schema));
}

void SchemaCodecTest::differencesAlone()
{
    const Schema before = full();
    Schema after = before;
    after.tables.remove(u"child"_s);
    after.tables[u"t"_s].comment = u"new"_s;
    after.events.clear();
    const QByteArray changes = encodeChanges(before, after);
    QVERIFY(changes.size() < encode(after).size());
    const auto made = applyChanges(before, changes);
    QVERIFY(made);
    QCOMPARE(*made, after);
    QVERIFY(encodeChanges(after, after).size() < 200);
}

void SchemaCodecTest::damagedBytesAreNothing()
{
    const QByteArray bytes = encode(full());
    for (qsizetype length = 0; length < bytes.size(); ++length)
        QVERIFY(!decode(bytes.first(length)));
    QVERIFY(!decode(bytes + 'x'));
    QByteArray other = bytes;
    other[3] = char(other[3] + 1); // the version
    QVERIFY(!decode(other));
}

void SchemaCodecTest::addsWhatOnlyTheSchemaTells_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("definitions");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<bool>("everything");
    QTest::newRow("nothing") << "SELECT 1" << "" << "" << false;
    QTest::newRow("a new table") << "CREATE TABLE n (a INT)" << "sequence n, table n, view n" << "" << false;
    QTest::newRow("children, triggers and views follow")
        << "RENAME TABLE t TO n"
        << "sequence n, sequence t, table child, table n, table t, trigger g, trigger h, view n, view t, "
           "view v"
        << "" << false;
    QTest::newRow("triggers in one order")
        << "DROP TRIGGER G" << "trigger G, trigger g, trigger h" << "" << false;
    QTest::newRow("cascades, triggers and their functions")
        << "DELETE FROM t" << "" << "child, log, t, u" << false;
    QTest::newRow("a function that writes") << "SELECT f()" << "" << "log" << false;
    QTest::newRow("through a view") << "UPDATE v SET c = 1" << "" << "child, log, t, u, v" << false;
    QTest::newRow("another schema") << "DROP TABLE other.t" << "" << "" << false;
    QTest::newRow("its own name") << "DROP TABLE shop.child" << "sequence child, table child, view child"
                                  << "" << false;
    QTest::newRow("unknown") << "CALL p()" << "" << "" << true;
    QTest::newRow("the schema") << "ALTER DATABASE COLLATE utf8mb4_bin" << "" << "" << true;
}

void SchemaCodecTest::addsWhatOnlyTheSchemaTells()
{
    QFETCH(QString, sql);
    const TouchedSet set = touchedIn(touchedObjects(sql), full());
    QStringList definitions;
    for (const ObjectName &each : set.definitions)
        definitions << objectKindName(each.kind) + u' ' + each.name;
    definitions.sort();
    QStringList rows(set.rows.begin(), set.rows.end());
    rows.sort();
    QTEST(definitions.join(", "_L1), "definitions");
    QTEST(rows.join(", "_L1), "rows");
    QTEST(set.everything, "everything");
}

QTEST_GUILESS_MAIN(SchemaCodecTest)
#include "schemacodectest.moc"
