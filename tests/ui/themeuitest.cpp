// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"
#include "ui/theme/colours.h"
#include "ui/theme/contrast.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/englishplurals.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/words.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace stemma;

class ThemeUiTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("stemma"));
    }

    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QVERIFY(qAbs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.478) < 0.01);
        QVERIFY(contrastRatio(readableOn(Qt::white, Qt::yellow), Qt::white) >= 4.5);
        QVERIFY(contrastRatio(readableOn(Qt::black, Qt::darkBlue), Qt::black) >= 4.5);
    }

    void textIsReadableOnEveryBase_data()
    {
        QTest::addColumn<int>("text");
        QTest::addColumn<int>("base");
        const QList<Role> bases{Role::Base, Role::RaisedBase, Role::Selection};
        for (const Role base : bases) {
            for (const Role text :
                 {Role::Text, Role::MutedText, Role::Applied, Role::Pending, Role::Current, Role::Head,
                  Role::Missing, Role::Danger, Role::Caution, Role::Info, Role::Accent})
                QTest::addRow("role %d on %d", int(text), int(base)) << int(text) << int(base);
        }
        QTest::newRow("accent text") << int(Role::AccentText) << int(Role::Accent);
        QTest::newRow("info banner") << int(Role::Text) << int(Role::InfoBase);
        QTest::newRow("caution banner") << int(Role::Text) << int(Role::CautionBase);
        QTest::newRow("danger banner") << int(Role::Text) << int(Role::DangerBase);
        QTest::newRow("added") << int(Role::Text) << int(Role::DiffAdded);
        QTest::newRow("removed") << int(Role::Text) << int(Role::DiffRemoved);
        QTest::newRow("changed") << int(Role::Text) << int(Role::DiffChanged);
    }
    void textIsReadableOnEveryBase()
    {
        QFETCH(int, text);
        QFETCH(int, base);
        for (const Colours *colours : {&Colours::light(), &Colours::dark()}) {
            const double ratio = contrastRatio((*colours)(Role(text)), (*colours)(Role(base)));
            QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
        }
    }

    void graphicsStandOutFromEveryBase()
    {
        for (const Colours *colours : {&Colours::light(), &Colours::dark()}) {
            for (const Role base : {Role::Base, Role::RaisedBase, Role::Selection}) {
                for (int lane = 0; lane < Colours::laneCount; ++lane) {
                    const double ratio = contrastRatio(colours->lane(lane), (*colours)(base));
                    QVERIFY2(
                        ratio >= 3,
                        qPrintable(QStringLiteral("lane %1 on %2: %3").arg(lane).arg(int(base)).arg(ratio)));
                }
                for (const Role role :
                     {Role::Development, Role::Staging, Role::Production, Role::ControlLine}) {
                    const double ratio = contrastRatio((*colours)(role), (*colours)(base));
                    const bool frame = role == Role::ControlLine && base == Role::Selection;
                    QVERIFY2(
                        frame || ratio >= 3,
                        qPrintable(
                            QStringLiteral("role %1 on %2: %3").arg(int(role)).arg(int(base)).arg(ratio)));
                }
            }
        }
    }

    void lanesDifferFromEachOther()
    {
        for (const Colours *colours : {&Colours::light(), &Colours::dark()}) {
            for (int a = 0; a < Colours::laneCount; ++a) {
                for (int b = a + 1; b < Colours::laneCount; ++b) {
                    const QColor x = colours->lane(a), y = colours->lane(b);
                    const int distance =
                        qAbs(x.red() - y.red()) + qAbs(x.green() - y.green()) + qAbs(x.blue() - y.blue());
                    QVERIFY2(distance > 60, qPrintable(QStringLiteral("%1 and %2").arg(a).arg(b)));
                }
            }
        }
    }

    void aPaletteKnowsItsColours()
    {
        QVERIFY(!Colours::of(Colours::light().palette()).isDark());
        QVERIFY(Colours::of(Colours::dark().palette()).isDark());
    }

    void aChosenThemeIsAppliedAndRemembered()
    {
        Appearance appearance;
        QCOMPARE(appearance.choice(), Appearance::Choice::System);
        appearance.choose(Appearance::Choice::Dark);
        QVERIFY(Colours::of(QApplication::palette()).isDark());
        QCOMPARE(Appearance().choice(), Appearance::Choice::Dark);
        appearance.preview(Appearance::Choice::Light);
        QVERIFY(!Colours::of(QApplication::palette()).isDark());
        QCOMPARE(Appearance().choice(), Appearance::Choice::Dark);
        appearance.choose(Appearance::Choice::System);
    }

    void englishCounts_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << 0 << "0 statements are done";
        QTest::newRow("1") << 1 << "1 statement is done";
        QTest::newRow("12") << 12 << "12 statements are done";
    }
    void englishCounts()
    {
        QFETCH(int, n);
        EnglishPlurals plurals;
        QCoreApplication::installTranslator(&plurals);
        QTEST(QCoreApplication::translate("X", "%n statement(s) (are) done", nullptr, n), "text");
        QCOMPARE(QCoreApplication::translate("X", "Word(s)"), QStringLiteral("Word(s)"));
    }

    void durationsHaveUnits_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("short") << qint64(3) << "3 ms";
        QTest::newRow("seconds") << qint64(1240) << "1.24 s";
        QTest::newRow("minutes") << qint64(125'000) << "2 min 5 s";
    }
    void durationsHaveUnits()
    {
        QFETCH(qint64, milliseconds);
        QTEST(durationText(milliseconds), "text");
    }

    void rowsGrowWithTheFont()
    {
        QFont small = QApplication::font(), large = small;
        small.setPointSizeF(10);
        large.setPointSizeF(20);
        QVERIFY(rowHeight(small) >= 22);
        QVERIFY(rowHeight(large) > rowHeight(small) * 3 / 2);
    }

    void everyGlyphIsDrawn()
    {
        for (int glyph = 0; glyph <= int(Glyph::Database); ++glyph) {
            const QImage image = glyphIcon(Glyph(glyph), Colours::light()).pixmap(16, 16).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    inked += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
            }
            QVERIFY2(inked > 5, qPrintable(QString::number(glyph)));
        }
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(ThemeUiTest)
#include "themeuitest.moc"
