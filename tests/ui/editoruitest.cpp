// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/highlightlexer.h"
#include "ui/editor/sqlview.h"
#include "ui/theme/colours.h"
#include "ui/theme/contrast.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace stemma;

class EditorUiTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setPalette(Colours::light().palette()); }

    void stylesAvoidScintillasOwn()
    {
        StyleNumbers numbers;
        QSet<int> seen;
        for (int id = 0; id < 300; ++id) {
            const int style = numbers.styleOf(id * 7);
            QVERIFY(style < 32 || style > 39);
            QVERIFY(style <= StyleNumbers::maximum);
            if (style != StyleNumbers::plain) {
                QVERIFY(!seen.contains(style));
                QCOMPARE(numbers.formatOf(style), id * 7);
            }
            seen.insert(style);
        }
        QCOMPARE(numbers.styleOf(7), numbers.styleOf(7));
    }

    void theDefinitionsAreThere()
    {
        QVERIFY(LineHighlighter(QStringLiteral("SQL (MySQL)")).isValid());
        QVERIFY(LineHighlighter(QStringLiteral("Python")).isValid());
    }

    void offsetsAreBytes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("literal");
        QTest::newRow("ascii") << "SELECT 'x', 1" << "'x'";
        QTest::newRow("umlauts") << "SELECT 'Grüße', 'ä' FROM t" << "'Grüße'";
        QTest::newRow("chinese") << "INSERT INTO t VALUES ('分镜头', 2)" << "'分镜头'";
        QTest::newRow("emoji, two UTF-16 units") << "SELECT '🎬🎬', id" << "'🎬🎬'";
    }
    void offsetsAreBytes()
    {
        QFETCH(QString, line);
        QFETCH(QString, literal);
        LineHighlighter highlighter(QStringLiteral("SQL (MySQL)"));
        QList<StyledRun> runs;
        const QByteArray bytes = line.toUtf8();
        highlighter.highlight(bytes, {}, runs);
        // The literal is one or more runs (quotes may be formats of their own); together they cover its bytes
        // exactly.
        const int start = int(bytes.indexOf(literal.toUtf8()));
        const int end = start + int(literal.toUtf8().size());
        bool starts = false, ends = false;
        int covered = 0;
        for (const StyledRun &run : runs) {
            QVERIFY(run.offset >= covered);
            covered = run.offset + run.length;
            QVERIFY(covered <= bytes.size());
            starts |= run.offset == start;
            ends |= covered == end;
        }
        QVERIFY(starts);
        QVERIFY(ends);
    }

    void keywordsAreColoured()
    {
        CodeView view(CodeLanguage::Sql, QStringLiteral("test"));
        view.setCode(QStringLiteral("CREATE TABLE ö (id INT);"));
        styleAll(view);
        const int keyword = styleAt(view, 0);
        QVERIFY(keyword != StyleNumbers::plain);
        QVERIFY(!view.highlightLexer()->description(keyword).isEmpty());
        QVERIFY(view.highlightLexer()->color(keyword) != Colours::light()(Role::Text)
                || view.highlightLexer()->font(keyword).bold());
    }

    void coloursAreReadableInBothThemes()
    {
        for (const Colours *colours : {&Colours::light(), &Colours::dark()}) {
            for (const CodeLanguage language : {CodeLanguage::Sql, CodeLanguage::Python}) {
                CodeView view(language, QStringLiteral("test"));
                view.setPalette(colours->palette());
                view.setCode(
                    language == CodeLanguage::Sql
                        ? QStringLiteral(
                              "-- a\nCREATE TABLE t (id INT DEFAULT 3, s VARCHAR(2) COMMENT 'x'); /* y */")
                        : QStringLiteral("# a\n@b\ndef f(x):\n    return op.g('x', 3.0, None, f'{x}')\n"));
                styleAll(view);
                for (int position = 0; position < view.length(); ++position) {
                    const QColor colour = view.highlightLexer()->color(styleAt(view, position));
                    QVERIFY(contrastRatio(colour, (*colours)(Role::Base)) >= 4.5);
                }
            }
        }
    }

    void aShownViewFollowsAChangeOfTheme()
    {
        CodeView view(CodeLanguage::Sql, QStringLiteral("test"));
        view.setCode(QStringLiteral("CREATE TABLE t (id INT);"));
        view.resize(400, 200);
        view.show();
        const int keyword = styleAt(view, 0);
        const auto back = [&view](int style) {
            return int(view.SendScintilla(QsciScintilla::SCI_STYLEGETBACK, style));
        };
        const int light = back(keyword);
        view.setPalette(Colours::dark().palette());
        styleAll(view);
        QVERIFY(back(styleAt(view, 0)) != light);
        QCOMPARE(view.grab().toImage().pixelColor(390, 190), Colours::dark()(Role::Base));
    }

    void anEditRestylesNoMoreThanItMust()
    {
        CodeView view(CodeLanguage::Sql, QStringLiteral("test"));
        view.setReadOnly(false);
        view.setCode(QStringLiteral("SELECT 1, 'a';\n").repeated(5000));
        styleAll(view);
        const qint64 before = view.highlightLexer()->linesStyled();
        view.insertAt(QStringLiteral("x"), 100, 3);
        styleAll(view);
        QVERIFY2(view.highlightLexer()->linesStyled() - before < 5,
                 qPrintable(QString::number(view.highlightLexer()->linesStyled() - before)));
    }

    void anOpenedCommentRestylesAllBelow()
    {
        CodeView view(CodeLanguage::Sql, QStringLiteral("test"));
        view.setReadOnly(false);
        view.setCode(QStringLiteral("SELECT 1;\n").repeated(50));
        styleAll(view);
        const int plain = styleAt(view, view.positionFromLineIndex(40, 0));
        view.insertAt(QStringLiteral("/*"), 10, 0);
        styleAll(view);
        QVERIFY(styleAt(view, view.positionFromLineIndex(40, 0)) != plain);
    }

    void incrementalStylesEqualThoseFromNothing()
    {
        const QStringList pieces{QStringLiteral("/*"),         QStringLiteral("*/"),
                                 QStringLiteral("\n"),         QStringLiteral("'"),
                                 QStringLiteral("SELECT 'é'"), QStringLiteral("\n\n-- x\n"),
                                 QStringLiteral("x")};
        QRandomGenerator random(7);
        CodeView edited(CodeLanguage::Sql, QStringLiteral("edited"));
        edited.setReadOnly(false);
        edited.setCode(
            QStringLiteral("SELECT 1 /* c */, 'text'; -- end\nUPDATE t SET a = 'b';\n").repeated(10));
        CodeView fresh(CodeLanguage::Sql, QStringLiteral("fresh"));
        for (int round = 0; round < 150; ++round) {
            const int line = int(random.bounded(edited.lines()));
            const int column = int(random.bounded(edited.lineLength(line) + 1));
            if (random.bounded(3) == 0) {
                const int last = qMin(edited.lines() - 1, line + int(random.bounded(3)));
                edited.setSelection(line, 0, last, int(random.bounded(edited.lineLength(last) + 1)));
                edited.removeSelectedText();
            } else {
                edited.insertAt(pieces.at(random.bounded(pieces.size())), line, column);
            }
            if (random.bounded(2) == 0)
                continue; // several edits before the next styling
            styleAll(edited);
            fresh.setCode(edited.text());
            styleAll(fresh);
            for (int position = 0; position < edited.length(); ++position) {
                const QString a = edited.highlightLexer()->description(styleAt(edited, position));
                const QString b = fresh.highlightLexer()->description(styleAt(fresh, position));
                QVERIFY2(
                    a == b,
                    qPrintable(
                        QStringLiteral("round %1, byte %2: %3 for %4").arg(round).arg(position).arg(a, b)));
            }
        }
    }

    void statementsAreSeparatedForReading()
    {
        SqlView view(QStringLiteral("test"));
        QSignalSpy spy(&view, &SqlView::currentStatementChanged);
        view.setStatements({Statement{QStringLiteral("CREATE TABLE t (\n  id INT\n)"), {}},
                            Statement{QStringLiteral("DROP TABLE u"), {}}});
        QCOMPARE(view.text(), QStringLiteral("CREATE TABLE t (\n  id INT\n);\n\nDROP TABLE u;"));
        QCOMPARE(view.currentStatement(), 0);
        view.show();
        view.setCursorPosition(4, 0);
        QTRY_COMPARE(view.currentStatement(), 1);
        QCOMPARE(spy.last().at(0).toInt(), 1);
    }

    void sectionsHaveHeadings()
    {
        SqlView view(QStringLiteral("test"));
        view.setSections({{{QStringLiteral("1/2 · a")}, {Statement{QStringLiteral("DO 1"), {}}}},
                          {{QStringLiteral("2/2 · b")}, {Statement{QStringLiteral("DO 2"), {}}}}});
        QCOMPARE(view.text(), QStringLiteral("-- 1/2 · a\nDO 1;\n\n-- 2/2 · b\nDO 2;"));
        QCOMPARE(view.currentStatement(), -1);
        view.show();
        view.setCursorPosition(4, 0);
        QTRY_COMPARE(view.currentStatement(), 1);
    }

    void aViewIsNotWritable()
    {
        CodeView view(CodeLanguage::Python, QStringLiteral("test"));
        view.setCode(QStringLiteral("x = 1\n"));
        view.show();
        QTest::keyClicks(&view, QStringLiteral("abc"));
        QCOMPARE(view.text(), QStringLiteral("x = 1\n"));
    }

    void tabLeavesAView()
    {
        QWidget window;
        CodeView view(CodeLanguage::Python, QStringLiteral("test"), &window);
        QWidget other(&window);
        other.setFocusPolicy(Qt::TabFocus);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Tab);
        QVERIFY(other.hasFocus());
    }

private:
    static void styleAll(CodeView &view)
    {
        view.SendScintilla(QsciScintilla::SCI_COLOURISE, view.SendScintilla(QsciScintilla::SCI_GETENDSTYLED),
                           -1);
    }
    static int styleAt(CodeView &view, int position)
    {
        return int(view.SendScintilla(QsciScintilla::SCI_GETSTYLEAT, position)) & 0xff;
    }
};

QTEST_MAIN(EditorUiTest)
#include "editoruitest.moc"
