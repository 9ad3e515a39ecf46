// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/normalform.h"
#include "core/database/columnspelling.h"
#include "core/database/lostcharacters.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

/// What both servers were seen to tell of the same definition, and what becomes of it.
class NormalFormTest : public QObject
{
    Q_OBJECT

private slots:
    void expressionsOfBothServersBecomeOne_data();
    void expressionsOfBothServersBecomeOne();
    void bracketsThatMeanSomethingStay_data();
    void bracketsThatMeanSomethingStay();
    void ownSchemaIsLeftOut_data();
    void ownSchemaIsLeftOut();
    void defaults_data();
    void defaults();
    void expressionsOfMySqlAreDecoded();
    void columnsAreSpelledAsTheyAreNamed();
    void tableOptions();
    void lostCharactersAreFound_data();
    void lostCharactersAreFound();
};

void NormalFormTest::expressionsOfBothServersBecomeOne_data()
{
    QTest::addColumn<QString>("mySql");
    QTest::addColumn<QString>("mariaDb");
    QTest::addColumn<QString>("expected");
    QTest::newRow("sum") << "(`a` + 1)" << "`a` + 1" << "`a` + 1";
    QTest::newRow("sum times") << "((`a` + 1) * 2)" << "(`a` + 1) * 2" << "(`a` + 1) * 2";
    QTest::newRow("and") << R"(((`a` > 0) and (`c` <> _utf8mb4\'it\\\'s\\\\\')))"
                         << R"(`a` > 0 and `c` <> 'it\'s\\')"
                         << R"(`a` > 0 and `c` <> 'it''s\\')";
    QTest::newRow("or in and") << "((`u` > 1) and ((`u` < 5) or (`u` = 9)) and (`u` <> 3))"
                               << "`u` > 1 and (`u` < 5 or `u` = 9) and `u` <> 3"
                               << "`u` > 1 and (`u` < 5 or `u` = 9) and `u` <> 3";
    QTest::newRow("functions") << R"(concat(`c`,_utf8mb4\'x\\\\y"z\\\'\'))" << R"(concat(`c`,'x\\y"z\''))"
                               << R"(concat(`c`,'x\\y"z'''))";
    QTest::newRow("negative") << "-(5)" << "-5" << "-5";
    QTest::newRow("between") << "(`b` between 1 and (2 + 3))" << "`b` between 1 and 2 + 3"
                             << "`b` between 1 and 2 + 3";
    QTest::newRow("is null") << "(`c` is not null)" << "`c` is not null" << "`c` is not null";
    QTest::newRow("case") << "((case when (`b` = 1) then 2 else 3 end) = 2)"
                          << "case when `b` = 1 then 2 else 3 end = 2"
                          << "case when `b` = 1 then 2 else 3 end = 2";
    QTest::newRow("collate") << R"(((`ad` collate utf8mb4_bin) = _utf8mb4\'u\'))"
                             << "`ad` collate utf8mb4_bin = 'u'"
                             << "`ad` collate utf8mb4_bin = 'u'";
    QTest::newRow("not like") << R"((not((`ad` like _utf8mb4\'u\'))))" << "`ad` not like 'u'"
                              << "`ad` not like 'u'";
    QTest::newRow("like") << R"((`ad` like _utf8mb4\'x\\\\%\'))" << R"(`ad` like 'x\\%')"
                          << R"(`ad` like 'x\\%')";
    QTest::newRow("in") << R"((`ad` not in (_utf8mb4\'a\',_utf8mb4\'b\')))" << "`ad` not in ('a','b')"
                        << "`ad` not in ('a','b')";
    QTest::newRow("regexp") << R"(regexp_like(`ad`,_utf8mb4\'^x\'))" << "`ad` regexp '^x'"
                            << "`ad` regexp '^x'";
    QTest::newRow("now") << "now()" << "current_timestamp()" << "current_timestamp";
    QTest::newRow("now with digits") << "now(3)" << "current_timestamp(3)" << "current_timestamp(3)";
    QTest::newRow("introducer of another character set")
        << R"((`c` <> _latin1\'x\'))" << "`c` <> _ascii'x'" << "`c` <> 'x'";
    QTest::newRow("nested call") << "lower(concat(`a`,(`b` + 1)))" << "lcase(`a`)" << "";
}

void NormalFormTest::expressionsOfBothServersBecomeOne()
{
    QFETCH(QString, mySql);
    QFETCH(QString, mariaDb);
    QFETCH(QString, expected);
    if (expected.isEmpty()) {
        QCOMPARE(NormalForm(ServerInfo::Flavour::MySql, "s").expression(mySql),
                 u"lower(concat(`a`,`b` + 1))"_s);
        return;
    }
    QCOMPARE(NormalForm(ServerInfo::Flavour::MySql, "s").expression(mySql), expected);
    QCOMPARE(NormalForm(ServerInfo::Flavour::MariaDb, "s").expression(mariaDb), expected);
}

void NormalFormTest::bracketsThatMeanSomethingStay_data()
{
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *told, const char *expected) { QTest::newRow(told) << told << expected; };
    row("a - (b - c)", "a - (b - c)");
    row("((`a` - `b`) - `c`)", "`a` - `b` - `c`");
    row("(`a` - (`b` - `c`))", "`a` - (`b` - `c`)");
    row("(`a` / (`b` * `c`))", "`a` / (`b` * `c`)");
    row("((`a` + `b`) << 1)", "`a` + `b` << 1");
    row("(`a` & (`b` | `c`))", "`a` & (`b` | `c`)");
    row("((`a` = `b`) = `c`)", "(`a` = `b`) = `c`");
    row("((`a` = 1) is null)", "(`a` = 1) is null");
    row("(not((`a` or `b`)))", "not (`a` or `b`)");
    row("(not((`a` = `b`)))", "not `a` = `b`");
    row("(`x` between 1 and (`b` = `c`))", "`x` between 1 and (`b` = `c`)");
    row("(`x` between (`a` and `b`) and 3)", "`x` between (`a` and `b`) and 3");
    row("((`x` between 1 and 2) and `y`)", "`x` between 1 and 2 and `y`");
    row("(-((`a` + `b`)))", "-(`a` + `b`)");
    row("(`a` - -(1))", "`a` - -1");
    row("((`a` xor `b`) or `c`)", "`a` xor `b` or `c`");
    row("(`d` + interval (`a` + 1) day)", "`d` + interval(`a` + 1) day");
    row("if((`a` > 1),(`b` + 1),2)", "if(`a` > 1,`b` + 1,2)");
    row("cast((`a` + 1) as char charset utf8mb4)", "cast(`a` + 1 as char charset utf8mb4)");
    row("((`a`,`b`) in ((1,2),(3,4)))", "(`a`,`b`) in ((1,2),(3,4))");
    row("json_extract(`j`,'$.a')", "json_extract(`j`,'$.a')");
    row("(`a` is true)", "`a` is true");
    row("(`a` <> (_latin1'x' collate latin1_bin))", "`a` <> _latin1'x' collate latin1_bin");
    row("(`a` <> _binary'x')", "`a` <> _binary'x'");
    row("(`a` <> _ucs2'xy')", "`a` <> _ucs2'xy'");
    row("(`a` <> _latin1'é')", "`a` <> _latin1'é'");
    row("((`a` like 'x') = 1)", "(`a` like 'x') = 1");
    row("(!(`a`))", "(!(`a`))");
}

void NormalFormTest::bracketsThatMeanSomethingStay()
{
    QFETCH(QString, told);
    QFETCH(QString, expected);
    QCOMPARE(NormalForm(ServerInfo::Flavour::MariaDb, "s").expression(told), expected);
    QCOMPARE(NormalForm(ServerInfo::Flavour::MariaDb, "s").expression(expected), expected);
}

void NormalFormTest::ownSchemaIsLeftOut_data()
{
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *told, const char *expected) { QTest::newRow(told) << told << expected; };
    row("select `x`.`p`.`id` AS `id` from `x`.`p` where `x`.`p`.`a` > 1",
        "select `p`.`id` AS `id` from `p` where `p`.`a` > 1");
    row("select `x`.`x`.`x` AS `a`,`p`.`y` AS `y` from (`x`.`x` join `x`.`x` `p` on(`x`.`x`.`x` = `p`.`x`))",
        "select `x`.`x` AS `a`,`p`.`y` AS `y` from (`x` join `x` `p` on `x`.`x` = `p`.`x`)");
    row("select `x`.`y` AS `y` from `x`.`t` `x`", "select `x`.`y` AS `y` from `t` `x`");
    row("select `x`.`f2`(1) AS `x.f2(1)` from `x`.`x`", "select `f2`(1) AS `x.f2(1)` from `x`");
    row("select `y`.`x`.`id` AS `id` from `y`.`x`", "select `y`.`x`.`id` AS `id` from `y`.`x`");
    row("select 'from `x`.`p`' AS `x` from `x`.`p`", "select 'from `x`.`p`' AS `x` from `p`");
    row("select `x`.`a` AS `a` from (`x`.`p` `x` join `x`.`q` `y`) order by `x`.`a`,`x`.`b`",
        "select `x`.`a` AS `a` from (`p` `x` join `q` `y`) order by `x`.`a`,`x`.`b`");
    row("select nextval(`x`.`sq`) AS `n`", "select nextval(`sq`) AS `n`");
    row("with recursive C (`n`) as (select (1 + 2) AS `1 + 2` union all select `C`.`n` from `C`),D as "
        "(select 1 AS `1`) "
        "select sum(`C`.`n`) OVER (PARTITION BY `D`.`1`) AS `s` from `C` join `D`",
        "with recursive `C`(`n`) as (select 1 + 2 AS `1 + 2` union all select `C`.`n` from `C`),`D` as "
        "(select 1 AS "
        "`1`) select sum(`C`.`n`) over (partition by `D`.`1`) AS `s` from `C` join `D`");
    row("with c as (select `x`.`x`.`x` AS `x` from `x`.`x`)select count(0) AS `n`,sum(`x`.`y`) over ( "
        "partition by `x`.`x` "
        "order by `x`.`y`) AS `s` from `c` `x`",
        "with `c` as (select `x`.`x` AS `x` from `x`) select count(0) AS `n`,sum(`x`.`y`) over (partition by "
        "`x`.`x` "
        "order by `x`.`y`) AS `s` from `c` `x`");
}

void NormalFormTest::ownSchemaIsLeftOut()
{
    QFETCH(QString, told);
    QFETCH(QString, expected);
    QCOMPARE(NormalForm(ServerInfo::Flavour::MariaDb, "x").select(told), expected);
}

void NormalFormTest::defaults_data()
{
    QTest::addColumn<bool>("mySql");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("extra");
    QTest::addColumn<QString>("expected");
    const auto both = [](const char *name, const char *mariaDb, const char *mySql, const char *type,
                         const char *extra, const char *expected) {
        QTest::addRow("%s of MariaDB", name) << false << mariaDb << type << "" << expected;
        QTest::addRow("%s of MySQL", name) << true << mySql << type << extra << expected;
    };
    both("string", "'it''s'", "it's", "varchar(20)", "", "'it''s'");
    both("string with backslash", R"('b\\s\n"q''x')", "b\\s\n\"q'x", "varchar(20)", "", "'b\\\\s\n\"q''x'");
    both("empty string", "''", "", "varchar(20)", "", "''");
    both("the word NULL", "'NULL'", "NULL", "varchar(20)", "", "'NULL'");
    both("number", "1", "1", "int(11)", "", "1");
    both("negative number", "-5", "-5", "int(11)", "", "-5");
    both("decimal", "1.50", "1.50", "decimal(10,2)", "", "1.50");
    both("year", "2020", "2020", "year(4)", "", "2020");
    both("bits", "b'101'", "b'101'", "bit(3)", "", "b'101'");
    both("bytes", "x'616263'", "0x616263", "binary(3)", "", "x'616263'");
    both("date", "'2020-01-01'", "2020-01-01", "date", "", "'2020-01-01'");
    both("enum", R"('a\\b')", "a\\b", "enum('a\\\\b')", "", R"('a\\b')");
    both("now", "current_timestamp()", "CURRENT_TIMESTAMP", "datetime", "default_generated",
         "current_timestamp");
    both("now with digits", "current_timestamp(3)", "CURRENT_TIMESTAMP(3)", "datetime(3)",
         "default_generated on update current_timestamp(3)", "current_timestamp(3)");
    both("function", "uuid()", "uuid()", "char(36)", "default_generated", "(uuid())");
    both("expression", "((1 + 2) * 3)", "((1 + 2) * 3)", "int", "default_generated", "((1 + 2) * 3)");
    both("literal in brackets", "'abc'", R"(_utf8mb4\'abc\')", "varchar(9)", "default_generated", "'abc'");
    both("negative in brackets", "-5", "-(5)", "int", "default_generated", "-5");
    both("strings in a function", R"(concat('x','y\'\\'))", R"(concat(_utf8mb4\'x\',_utf8mb4\'y\\\'\\\\\'))",
         "text", "default_generated", R"((concat('x','y''\\')))");
}

void NormalFormTest::defaults()
{
    QFETCH(bool, mySql);
    QFETCH(QString, told);
    QFETCH(QString, type);
    QFETCH(QString, extra);
    QFETCH(QString, expected);
    const NormalForm form(mySql ? ServerInfo::Flavour::MySql : ServerInfo::Flavour::MariaDb, "s");
    QCOMPARE(form.columnDefault(told, schema::ColumnType::parse(type), extra), std::optional(expected));
    QCOMPARE(NormalForm(ServerInfo::Flavour::MariaDb, "s").columnDefault("NULL", {}, {}), std::nullopt);
}

void NormalFormTest::expressionsOfMySqlAreDecoded()
{
    const NormalForm form(ServerInfo::Flavour::MySql, "s");
    const QString bytes = QString::fromLatin1(u"(`a` = _utf8mb4\\'ü€😀\\')"_s.toUtf8());
    QCOMPARE(form.expression(bytes), u"`a` = 'ü€😀'"_s);
    QCOMPARE(form.expression(u"(`a` = 1)"_s), u"`a` = 1"_s);
}

void NormalFormTest::columnsAreSpelledAsTheyAreNamed()
{
    schema::Table table;
    schema::Column column;
    column.name = u"Größe"_s;
    table.columns << column;
    column.name = u"doubled"_s;
    column.generated = schema::Generated{u"`gRÖSSE` + `größe` + '`größe`' + größe"_s, true};
    table.columns << column;
    column.generated.reset();
    column.defaultSql = u"(`größe` * `DOUBLED`)"_s;
    table.columns << column;
    table.checks.insert(u"c"_s, {u"c"_s, u"`GRÖßE` > 0"_s, true, false});
    schema::Index index;
    index.parts << schema::IndexPart{QString(), u"lower(`größe`)"_s, 0, false};
    table.indexes.insert(u"i"_s, index);
    table.partitioning = u"PARTITION BY RANGE (`größe`)\n(PARTITION `größe` VALUES LESS THAN (1))"_s;
    spellColumnNames(table);
    QCOMPARE(table.partitioning, u"PARTITION BY RANGE (`Größe`)\n(PARTITION `größe` VALUES LESS THAN (1))"_s);
    QCOMPARE(table.columns[1].generated->expression, u"`gRÖSSE` + `Größe` + '`größe`' + größe"_s);
    QCOMPARE(table.columns[2].defaultSql.value(), u"(`Größe` * `doubled`)"_s);
    QCOMPARE(table.checks[u"c"_s].expression, u"`Größe` > 0"_s);
    QCOMPARE(table.indexes[u"i"_s].parts[0].expression, u"lower(`Größe`)"_s);
}

void NormalFormTest::tableOptions()
{
    const auto options = NormalForm::tableOptions(
        u"row_format=DYNAMIC KEY_BLOCK_SIZE=8 stats_persistent=1 COMPRESSION=\"zlib\" partitioned "
        "`PAGE_COMPRESSED`='ON'"_s);
    const QMap<QString, QString> expected{{u"row_format"_s, u"dynamic"_s},
                                          {u"key_block_size"_s, u"8"_s},
                                          {u"stats_persistent"_s, u"1"_s},
                                          {u"compression"_s, u"'zlib'"_s},
                                          {u"page_compressed"_s, u"'ON'"_s}};
    QCOMPARE(options, expected);
}

void NormalFormTest::lostCharactersAreFound_data()
{
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one mark") << "'x?é'" << "'x😀é'";
    QTest::newRow("four marks") << "'x????é'" << "'x😀é'";
    QTest::newRow("a true mark") << "'why?'" << "'why?'";
    QTest::newRow("both") << "'why? ?'" << "'why? 🎉'";
    QTest::newRow("not there") << "'z?'" << "'z?'";
    QTest::newRow("in an expression") << "concat('x?é',`a`)" << "concat('x😀é',`a`)";
}

void NormalFormTest::lostCharactersAreFound()
{
    QFETCH(QString, told);
    QFETCH(QString, expected);
    const QString whole = u"`a` varchar(9) default 'x😀é' comment 'why?', `b` int comment 'why? 🎉'"_s;
    QCOMPARE(restoredLiterals(told, whole, 0), expected);
}

QTEST_GUILESS_MAIN(NormalFormTest)
#include "normalformtest.moc"
