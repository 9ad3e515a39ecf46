// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/sqllexer.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

QString kindName(SqlToken::Kind kind)
{
    switch (kind) {
    case SqlToken::Kind::Word:
        return u"word"_s;
    case SqlToken::Kind::QuotedName:
        return u"name"_s;
    case SqlToken::Kind::String:
        return u"string"_s;
    case SqlToken::Kind::Number:
        return u"number"_s;
    case SqlToken::Kind::Variable:
        return u"variable"_s;
    case SqlToken::Kind::Comment:
        return u"comment"_s;
    case SqlToken::Kind::ConditionalComment:
        return u"conditional"_s;
    case SqlToken::Kind::Semicolon:
        return u"semicolon"_s;
    case SqlToken::Kind::Symbol:
        return u"symbol"_s;
    case SqlToken::Kind::End:
        return u"end"_s;
    }
    return {};
}

} // namespace

class SqlLexerTest : public QObject
{
    Q_OBJECT

private slots:
    void cutsTokens_data();
    void cutsTokens();
    void everyCharacterIsInATokenOrBlank();
    void unclosedTokensRunToTheEnd_data();
    void unclosedTokensRunToTheEnd();
    void countsLines();
};

void SqlLexerTest::cutsTokens_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("tokens");

    QTest::newRow("nothing") << u" \n\t"_s << QStringList();
    QTest::newRow("words and symbols")
        << u"SELECT a.b"_s << QStringList{u"word SELECT"_s, u"word a"_s, u"symbol ."_s, u"word b"_s};
    QTest::newRow("string with doubled quote")
        << u"'it''s' x"_s << QStringList{u"string 'it''s'"_s, u"word x"_s};
    QTest::newRow("string with backslash")
        << uR"('it\'s' x)"_s << QStringList{uR"(string 'it\'s')"_s, u"word x"_s};
    QTest::newRow("string ending in two backslashes")
        << uR"('a\\' x)"_s << QStringList{uR"(string 'a\\')"_s, u"word x"_s};
    QTest::newRow("double quotes") << uR"("a;'b""c")"_s << QStringList{uR"(string "a;'b""c")"_s};
    QTest::newRow("backticks take no backslash") << u"`a\\` x"_s << QStringList{u"name `a\\`"_s, u"word x"_s};
    QTest::newRow("doubled backtick") << u"`a``b`"_s << QStringList{u"name `a``b`"_s};
    QTest::newRow("line comments") << u"a -- b ; 'c\nd # e\n--\nf"_s
                                   << QStringList{u"word a"_s,      u"comment -- b ; 'c"_s, u"word d"_s,
                                                  u"comment # e"_s, u"comment --"_s,        u"word f"_s};
    QTest::newRow("two minuses without a blank are no comment")
        << u"1--1"_s << QStringList{u"number 1"_s, u"symbol -"_s, u"symbol -"_s, u"number 1"_s};
    QTest::newRow("block comment does not nest")
        << u"/* a /* b */ c"_s << QStringList{u"comment /* a /* b */"_s, u"word c"_s};
    QTest::newRow("hint is a comment")
        << u"/*+ NO_BKA() */ a"_s << QStringList{u"comment /*+ NO_BKA() */"_s, u"word a"_s};
    QTest::newRow("conditional comment")
        << u"/*!50003 a ; */ b"_s << QStringList{u"conditional /*!50003 a ; */"_s, u"word b"_s};
    QTest::newRow("conditional comment of MariaDB")
        << u"/*M! a */ b"_s << QStringList{u"conditional /*M! a */"_s, u"word b"_s};
    QTest::newRow("string in a conditional comment")
        << u"/*! '*/' `*/` /* x */ */ b"_s
        << QStringList{u"conditional /*! '*/' `*/` /* x */ */"_s, u"word b"_s};
    QTest::newRow("numbers") << u"1 1.5 .5 1e-7 0xFF 1E+3+2"_s
                             << QStringList{u"number 1"_s,    u"number 1.5"_s,  u"number .5"_s,
                                            u"number 1e-7"_s, u"number 0xFF"_s, u"number 1E+3"_s,
                                            u"symbol +"_s,    u"number 2"_s};
    QTest::newRow("variables") << u"@a @@global.b @'c d' @`e`"_s
                               << QStringList{u"variable @a"_s, u"variable @@global.b"_s,
                                              u"variable @'c d'"_s, u"variable @`e`"_s};
    QTest::newRow("names beyond ASCII") << u"größe$1;"_s << QStringList{u"word größe$1"_s, u"semicolon ;"_s};
}

void SqlLexerTest::cutsTokens()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, tokens);
    QStringList found;
    for (const SqlToken &token : SqlLexer::tokens(sql)) {
        found << kindName(token.kind) + u' ' + token.text;
        QVERIFY(token.terminated);
    }
    QCOMPARE(found, tokens);
}

void SqlLexerTest::everyCharacterIsInATokenOrBlank()
{
    // Every text of four characters out of these: no token overlaps another, and only blanks are left out.
    const QString alphabet = u"'\"`\\-#/*!;@a1. \n$"_s;
    const qsizetype size = alphabet.size();
    for (qsizetype number = 0; number < size * size * size * size; ++number) {
        QString text;
        for (qsizetype rest = number, i = 0; i < 4; ++i, rest /= size)
            text += alphabet.at(rest % size);
        qsizetype position = 0;
        for (const SqlToken &token : SqlLexer::tokens(text)) {
            QVERIFY2(token.start >= position && !token.text.isEmpty(), qPrintable(text));
            QVERIFY2(text.mid(position, token.start - position).trimmed().isEmpty(), qPrintable(text));
            position = token.end();
        }
        QVERIFY2(text.mid(position).trimmed().isEmpty(), qPrintable(text));
    }
}

void SqlLexerTest::unclosedTokensRunToTheEnd_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql : {"'a; b", "\"a; b", "`a; b", "/* a; b", "/*! a; b", "'a\\", "@'a; b", "/*! 'a */"})
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void SqlLexerTest::unclosedTokensRunToTheEnd()
{
    QFETCH(QString, sql);
    const QList<SqlToken> tokens = SqlLexer::tokens(sql);
    QCOMPARE(tokens.size(), 1);
    QCOMPARE(tokens.first().text, sql);
    QVERIFY(!tokens.first().terminated);
}

void SqlLexerTest::countsLines()
{
    const QString sql = u"a\n'b\nc' d\n\n/* e\nf */ g"_s;
    QList<int> lines;
    for (const SqlToken &token : SqlLexer::tokens(sql))
        lines << token.line;
    QCOMPARE(lines, (QList<int>{1, 2, 3, 5, 6}));
}

QTEST_GUILESS_MAIN(SqlLexerTest)
#include "sqllexertest.moc"
