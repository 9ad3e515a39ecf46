// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/fingerprint.h"

#include <QTest>

#include <functional>

using namespace stemma::schema;
using namespace Qt::StringLiterals;

class FingerprintTest : public QObject
{
    Q_OBJECT

private slots:
    void theTextNamesWhatCounts();
    void everyPropertyCounts_data();
    void everyPropertyCounts();
    void absentObjectsHaveTheirOwn();
    void aSetIsTakenOneByOne();
    void textsCannotPoseAsProperties();
    void theSchemasNameDoesNotCount();

private:
    static Schema example()
    {
        Schema schema;
        schema.name = u"shop"_s;
        schema.charset = u"utf8mb4"_s;
        schema.collation = u"utf8mb4_bin"_s;
        Table table;
        table.name = u"t"_s;
        Column column;
        column.name = u"a"_s;
        column.type = ColumnType::parse(u"varchar(20)"_s);
        column.charset = u"utf8mb4"_s;
        column.collation = u"utf8mb4_bin"_s;
        table.columns << column;
        Index index;
        index.name = u"k"_s;
        index.parts << IndexPart{u"a"_s, {}, 0, false};
        table.indexes.insert(index.name, index);
        ForeignKey key;
        key.name = u"f"_s;
        key.columns << u"a"_s;
        key.referencedTable = u"p"_s;
        key.referencedColumns << u"b"_s;
        table.foreignKeys.insert(key.name, key);
        table.checks.insert(u"c"_s, Check{u"c"_s, u"`a` > 1"_s, true, false});
        table.engine = u"InnoDB"_s;
        schema.tables.insert(table.name, table);
        View view;
        view.name = u"v"_s;
        view.definition = u"select 1"_s;
        schema.views.insert(view.name, view);
        return schema;
    }
};

void FingerprintTest::theTextNamesWhatCounts()
{
    const QString expected =
        u"table: 't'\ncolumn: 'a'\n  type: 'varchar(20)'\n  charset: utf8mb4\n  collation: utf8mb4_bin\n"
        "index: 'k'\n  kind: plain\n  part: `a`\nforeign key: 'f'\n  columns: `a`\n  table: 'p'\n"
        "  referenced: `b`\ncheck: 'c'\n  expression: '`a` > 1'\nengine: InnoDB\n"_s;
    QCOMPARE(normalText(example(), {ObjectKind::Table, u"t"_s}), expected);
    QCOMPARE(fingerprint(example(), {ObjectKind::Table, u"t"_s}).size(), 64);
}

using Edit = std::function<void(Table &)>;

void FingerprintTest::everyPropertyCounts_data()
{
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << edit; };
    row("type", [](Table &t) { t.columns[0].type = ColumnType::parse(u"varchar(21)"_s); });
    row("sign", [](Table &t) { t.columns[0].type.isUnsigned = true; });
    row("charset", [](Table &t) { t.columns[0].charset = u"latin1"_s; });
    row("collation", [](Table &t) { t.columns[0].collation = u"utf8mb4_general_ci"_s; });
    row("nullable", [](Table &t) { t.columns[0].nullable = false; });
    row("default", [](Table &t) { t.columns[0].defaultSql = u"''"_s; });
    row("on update", [](Table &t) { t.columns[0].onUpdate = u"current_timestamp"_s; });
    row("virtual", [](Table &t) { t.columns[0].generated = Generated{u"1"_s, false}; });
    row("auto increment", [](Table &t) { t.columns[0].autoIncrement = true; });
    row("invisible", [](Table &t) { t.columns[0].invisible = true; });
    row("unversioned", [](Table &t) { t.columns[0].unversioned = true; });
    row("comment", [](Table &t) { t.columns[0].comment = u"x"_s; });
    row("srid", [](Table &t) { t.columns[0].srid = 0; });
    row("column's name", [](Table &t) { t.columns[0].name = u"A"_s; });
    row("another column", [](Table &t) { t.columns << Column(); });
    row("index kind", [](Table &t) { t.indexes["k"].kind = Index::Kind::Unique; });
    row("index prefix", [](Table &t) { t.indexes["k"].parts[0].prefix = 5; });
    row("index order", [](Table &t) { t.indexes["k"].parts[0].descending = true; });
    row("index expression", [](Table &t) { t.indexes["k"].parts[0] = {{}, u"`a`"_s, 0, false}; });
    row("index visibility", [](Table &t) { t.indexes["k"].visible = false; });
    row("index algorithm", [](Table &t) { t.indexes["k"].algorithm = u"hash"_s; });
    row("index comment", [](Table &t) { t.indexes["k"].comment = u"x"_s; });
    row("index gone", [](Table &t) { t.indexes.clear(); });
    row("foreign key's schema", [](Table &t) { t.foreignKeys["f"].referencedSchema = u"o"_s; });
    row("foreign key's table", [](Table &t) { t.foreignKeys["f"].referencedTable = u"q"_s; });
    row("on delete", [](Table &t) { t.foreignKeys["f"].onDelete = ForeignKey::Action::Cascade; });
    row("on update of a key", [](Table &t) { t.foreignKeys["f"].onUpdate = ForeignKey::Action::SetNull; });
    row("check", [](Table &t) { t.checks["c"].expression = u"`a` > 2"_s; });
    row("check not enforced", [](Table &t) { t.checks["c"].enforced = false; });
    row("check of a column", [](Table &t) { t.checks["c"].ofColumn = true; });
    row("engine", [](Table &t) { t.engine = u"Aria"_s; });
    row("table charset", [](Table &t) { t.charset = u"latin1"_s; });
    row("table collation", [](Table &t) { t.collation = u"latin1_bin"_s; });
    row("row format", [](Table &t) { t.rowFormat = u"dynamic"_s; });
    row("table comment", [](Table &t) { t.comment = u"x"_s; });
    row("option", [](Table &t) { t.options.insert(u"checksum"_s, u"1"_s); });
    row("partitioning", [](Table &t) { t.partitioning = u"PARTITION BY KEY ()"_s; });
    row("system versioned", [](Table &t) { t.systemVersioned = true; });
}

void FingerprintTest::everyPropertyCounts()
{
    QFETCH(Edit, edit);
    const Schema before = example();
    Schema after = before;
    edit(after.tables["t"]);
    QVERIFY(after != before);
    QVERIFY(fingerprint(after, {ObjectKind::Table, u"t"_s})
            != fingerprint(before, {ObjectKind::Table, u"t"_s}));
    QVERIFY(fingerprint(after) != fingerprint(before));
}

void FingerprintTest::absentObjectsHaveTheirOwn()
{
    const Schema schema = example();
    const ObjectName gone{ObjectKind::Table, u"gone"_s};
    QCOMPARE(normalText(schema, gone), QString());
    QCOMPARE(fingerprint(schema, gone).size(), 64);
    QCOMPARE(fingerprint(schema, gone), fingerprint(schema, {ObjectKind::Table, u"away"_s}));
    QVERIFY(fingerprint(schema, gone) != fingerprint(schema, {ObjectKind::View, u"gone"_s}));
    QVERIFY(fingerprint(schema, gone) != fingerprint(schema, {ObjectKind::Table, u"t"_s}));
}

void FingerprintTest::aSetIsTakenOneByOne()
{
    const Schema schema = example();
    const QList<ObjectName> objects{
        {ObjectKind::Table, u"t"_s}, {ObjectKind::View, u"v"_s}, {ObjectKind::Event, u"e"_s}};
    const auto taken = fingerprints(schema, objects);
    QCOMPARE(taken.size(), 3);
    for (const ObjectName &object : objects)
        QCOMPARE(taken[object], fingerprint(schema, object));
}

void FingerprintTest::textsCannotPoseAsProperties()
{
    Schema one = example();
    Schema two = example();
    one.tables["t"].columns[0].comment = u"x'\ninvisible\n"_s;
    two.tables["t"].columns[0].comment = u"x'"_s;
    two.tables["t"].columns[0].invisible = true;
    QVERIFY(fingerprint(one) != fingerprint(two));
    one.tables["t"].columns[0].comment = u"x\ny"_s;
    two = one;
    two.tables["t"].columns[0].comment = u"x\\ny"_s;
    QVERIFY(fingerprint(one) != fingerprint(two));
}

void FingerprintTest::theSchemasNameDoesNotCount()
{
    Schema other = example();
    other.name = u"elsewhere"_s;
    QCOMPARE(fingerprint(other), fingerprint(example()));
    other.collation = u"utf8mb4_general_ci"_s;
    QVERIFY(fingerprint(other) != fingerprint(example()));
}

QTEST_GUILESS_MAIN(FingerprintTest)
#include "fingerprinttest.moc"
