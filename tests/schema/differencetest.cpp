// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/difference.h"
#include "core/schema/columnorder.h"
#include "core/schema/programplan.h"
#include "core/schema/sqlreferences.h"

#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace stemma;
using namespace stemma::schema;

namespace {

/// A schema with a table `scenes` of int columns.
Schema withColumns(const QStringList &names)
{
    Schema schema;
    Table table;
    table.name = u"scenes"_s;
    for (const QString &name : names) {
        Column column;
        column.name = name;
        column.type = ColumnType::parse(u"int"_s);
        table.columns << column;
    }
    schema.tables[table.name] = table;
    return schema;
}

View view(const QString &name, const QString &definition)
{
    View view;
    view.name = name;
    view.definition = definition;
    return view;
}

QStringList lines(const Schema &from, const Schema &to)
{
    return differenceText(difference(from, to)).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class DifferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void equalSchemasDoNotDiffer();
    void namesOfSchemasAreNotADifference();
    void aLineTellsEachChange();
    void columnsMoveAsFewTimesAsTheyCan_data();
    void columnsMoveAsFewTimesAsTheyCan();
    void anInsertedColumnMovesNoOther();
    void aRenameIsNeverGuessed();
    void aColumnWhoseCaseChangesIsOneColumn();
    void jsonLeavesOutWhatIsEmpty();
    void longestUnmovedSelection_data();
    void longestUnmovedSelection();
    void tablesOfASelectAreNotItsAliasesOrColumns();
    void viewsComeAfterThoseTheyName();
};

void DifferenceTest::equalSchemasDoNotDiffer()
{
    const Schema schema = withColumns({u"a"_s, u"b"_s});
    QVERIFY(difference(schema, schema).isEmpty());
    QVERIFY(alterStatements(schema, schema, Dialect::MariaDb).isEmpty());
    QVERIFY(alterStatements(schema, schema, Dialect::MySql).isEmpty());
}

void DifferenceTest::namesOfSchemasAreNotADifference()
{
    Schema other = withColumns({u"a"_s});
    other.name = u"other"_s;
    QVERIFY(difference(withColumns({u"a"_s}), other).isEmpty());
}

void DifferenceTest::aLineTellsEachChange()
{
    Schema from = withColumns({u"a"_s, u"b"_s, u"c"_s});
    Schema to = withColumns({u"a"_s, u"c"_s, u"d"_s});
    from.collation = u"utf8mb4_bin"_s;
    to.collation = u"utf8mb4_unicode_ci"_s;
    Table &scenes = to.tables[u"scenes"_s];
    scenes.columns[0].nullable = false;
    scenes.comment = u"shots"_s;
    Index index;
    index.name = u"ix"_s;
    index.parts.resize(1);
    index.parts[0].column = u"a"_s;
    scenes.indexes[index.name] = index;
    from.views[u"v"_s] = view(u"v"_s, u"select 1"_s);
    to.views[u"v"_s] = view(u"v"_s, u"select\n2"_s);
    to.tables[u"takes"_s].name = u"takes"_s;
    QCOMPARE(lines(from, to),
             (QStringList{u"schema: collation changed: utf8mb4_bin -> utf8mb4_unicode_ci"_s,
                          u"table scenes: column d added: int"_s, u"table scenes: column b removed: int"_s,
                          u"table scenes: column a changed: int -> int NOT NULL"_s,
                          u"table scenes: index ix added: KEY `ix` (`a`)"_s,
                          u"table scenes: comment added: shots"_s, u"table takes added"_s,
                          u"view v: definition changed: select 1 -> select 2"_s}));
}

void DifferenceTest::columnsMoveAsFewTimesAsTheyCan_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QStringList>("moves");
    QTest::newRow("the last to the front")
        << QStringList{"a", "b", "c", "d"} << QStringList{"d", "a", "b", "c"}
        << QStringList{u"table scenes: column d moved: after c -> first"_s};
    QTest::newRow("the first to the end") << QStringList{"a", "b", "c"} << QStringList{"b", "c", "a"}
                                          << QStringList{u"table scenes: column a moved: first -> after c"_s};
    QTest::newRow("two neighbours") << QStringList{"a", "b", "c"} << QStringList{"a", "c", "b"}
                                    << QStringList{u"table scenes: column c moved: after b -> after a"_s};
}

void DifferenceTest::columnsMoveAsFewTimesAsTheyCan()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QFETCH(QStringList, moves);
    QCOMPARE(lines(withColumns(before), withColumns(after)), moves);
    QCOMPARE(alterStatements(withColumns(before), withColumns(after), Dialect::MariaDb)[0].count("MODIFY"_L1),
             1);
}

void DifferenceTest::anInsertedColumnMovesNoOther()
{
    const Schema from = withColumns({u"a"_s, u"b"_s, u"c"_s});
    const Schema to = withColumns({u"new"_s, u"a"_s, u"b"_s, u"also"_s, u"c"_s, u"last"_s});
    QCOMPARE(alterStatements(from, to, Dialect::MariaDb),
             QStringList{
                 u"ALTER TABLE `scenes`\n  ADD COLUMN `new` int FIRST,\n  ADD COLUMN `also` int AFTER `b`,\n"
                 "  ADD COLUMN `last` int"_s});
}

void DifferenceTest::aRenameIsNeverGuessed()
{
    QCOMPARE(lines(withColumns({u"a"_s, u"b"_s}), withColumns({u"a"_s, u"c"_s})),
             (QStringList{u"table scenes: column c added: int"_s, u"table scenes: column b removed: int"_s}));
}

void DifferenceTest::aColumnWhoseCaseChangesIsOneColumn()
{
    const Schema from = withColumns({u"title"_s});
    const Schema to = withColumns({u"Title"_s});
    QCOMPARE(lines(from, to),
             QStringList{u"table scenes: column Title changed: `title` int -> `Title` int"_s});
    QCOMPARE(alterStatements(from, to, Dialect::MySql),
             QStringList{u"ALTER TABLE `scenes` CHANGE COLUMN `title` `Title` int"_s});
}

void DifferenceTest::jsonLeavesOutWhatIsEmpty()
{
    const QJsonArray array = differenceJson(difference(withColumns({u"a"_s}), withColumns({u"a"_s, u"b"_s})));
    QCOMPARE(array.size(), 1);
    QCOMPARE(array[0].toObject(),
             (QJsonObject{{u"kind"_s, u"added"_s},
                          {u"object"_s, u"table"_s},
                          {u"object_name"_s, u"scenes"_s},
                          {u"part"_s, u"column"_s},
                          {u"name"_s, u"b"_s},
                          {u"after"_s, u"int"_s}}));
}

void DifferenceTest::longestUnmovedSelection_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("unmoved");
    QTest::newRow("nothing") << u""_s << u""_s << 0;
    QTest::newRow("the same") << u"abcd"_s << u"abcd"_s << 4;
    QTest::newRow("turned round") << u"abcd"_s << u"dcba"_s << 1;
    QTest::newRow("one at each end") << u"abcdef"_s << u"fbcdea"_s << 4;
    QTest::newRow("only what both have") << u"axbyc"_s << u"bzca"_s << 2;
}

void DifferenceTest::longestUnmovedSelection()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QTEST(
        int(unmovedNames(from.split(u""_s, Qt::SkipEmptyParts), to.split(u""_s, Qt::SkipEmptyParts)).size()),
        "unmoved");
}

void DifferenceTest::tablesOfASelectAreNotItsAliasesOrColumns()
{
    QCOMPARE(
        mentionedTables(u"select `a`.`b` AS `c`,`f`(1) AS `d`,'e' AS `g` from ((`T1` `a` join `t2`) join "
                        "`other`.`t3` on(`a`.`b` = `t2`.`x`))"_s),
        (QSet<QString>{u"t1"_s, u"t2"_s}));
}

void DifferenceTest::viewsComeAfterThoseTheyName()
{
    Schema schema;
    schema.views[u"a"_s] = view(u"a"_s, u"select `c`.`x` AS `x` from `c`"_s);
    schema.views[u"b"_s] = view(u"b"_s, u"select 1 AS `a`"_s);
    schema.views[u"c"_s] = view(u"c"_s, u"select `d`.`x` AS `x` from (`t` join `D` `d`)"_s);
    schema.views[u"d"_s] = view(u"d"_s, u"select 1 AS `x`"_s);
    QCOMPARE(viewOrder(schema), (QStringList{u"b"_s, u"d"_s, u"c"_s, u"a"_s}));
}

QTEST_GUILESS_MAIN(DifferenceTest)
#include "differencetest.moc"
