// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QtMath>

namespace stemma {

namespace {

// The first of these families that is installed; nothing when none is.
QString installed(std::initializer_list<const char *> families)
{
    for (const char *family : families) {
        if (QFontDatabase::hasFamily(QString::fromLatin1(family)))
            return QString::fromLatin1(family);
    }
    return {};
}

} // namespace

QFont monospaceFont(const QFont &beside)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // Without a desktop this is the alias "monospace" or whatever fontconfig puts first. Fonts whose
    // ligatures turn >= into one sign are not for SQL, which is read as written: NL is without them.
    const QString better = installed({"JetBrains Mono NL", "Noto Sans Mono", "DejaVu Sans Mono"});
    const bool generic = font.family().compare(QLatin1String("monospace"), Qt::CaseInsensitive) == 0;
    if (!better.isEmpty() && (generic || !QFontDatabase::isFixedPitch(font.family())))
        font.setFamily(better);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setPointSizeF(beside.pointSizeF() > 0 ? beside.pointSizeF() : 10);
    return font;
}

QFont windowFont()
{
    QFont font = QGuiApplication::font();
    const QString platform = QGuiApplication::platformName();
    const bool generic = font.family().startsWith(QLatin1String("Sans"), Qt::CaseInsensitive)
        || platform == QLatin1String("offscreen");
    if (generic) {
        const QString better = installed({"Inter", "Noto Sans", "DejaVu Sans"});
        if (!better.isEmpty())
            font.setFamily(better);
        font.setPointSizeF(10);
    }
    return font;
}

int rowHeight(const QFont &font)
{
    return qCeil(QFontMetrics(font).height() * 1.5);
}

} // namespace stemma
