// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cstdio>
#include <cstdlib>

namespace stemma {

namespace {

constexpr int usageStatus = 2;

[[noreturn]] void refuse(const QString &why)
{
    std::fprintf(stderr, "stemma: %s\n", qPrintable(why));
    std::exit(usageStatus);
}

QSize parsedSize(const QString &text)
{
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 400 || size.height() < 300)
        refuse(DesktopOptions::tr("--size wants WIDTHxHEIGHT, at least 400x300"));
    return size;
}

} // namespace

DesktopOptions DesktopOptions::parse(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Alembic migrations on MySQL and MariaDB, seen before they run."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  tr("Open the demo project on a private throw-away server."));
    const QCommandLineOption unattended(
        QStringLiteral("unattended"),
        tr("Press Upgrade to Head and Apply, print what happens, write a screenshot, and quit."));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        tr("Write a picture of the window to FILE and quit."),
                                        QStringLiteral("FILE"));
    const QCommandLineOption theme(QStringLiteral("theme"), tr("Use this theme: light or dark."),
                                   QStringLiteral("THEME"));
    const QCommandLineOption size(QStringLiteral("size"), tr("Size of the window."), QStringLiteral("WxH"));
    parser.addOptions({demo, unattended, screenshot, theme, size});
    parser.addPositionalArgument(QStringLiteral("DIR"), tr("A project: a folder with an alembic.ini."),
                                 QStringLiteral("[DIR]"));
    parser.process(app);

    DesktopOptions options;
    options.demo = parser.isSet(demo);
    options.unattended = parser.isSet(unattended);
    const QStringList folders = parser.positionalArguments();
    if (folders.size() > 1 || (options.demo && !folders.isEmpty()))
        refuse(tr("one project at a time"));
    if (!folders.isEmpty())
        options.folder = QFileInfo(folders.first()).absoluteFilePath();
    if (options.unattended && !options.demo && options.folder.isEmpty())
        refuse(tr("--unattended wants --demo or a project"));
    if (parser.isSet(screenshot))
        options.screenshot = QFileInfo(parser.value(screenshot)).absoluteFilePath();
    else if (options.unattended)
        options.screenshot = QDir::temp().filePath(QStringLiteral("stemma-unattended.png"));
    if (parser.isSet(size))
        options.size = parsedSize(parser.value(size));
    if (parser.isSet(theme)) {
        options.theme = Appearance::fromName(parser.value(theme));
        if (options.theme == Appearance::Choice::System)
            refuse(tr("--theme wants light or dark"));
    }
    return options;
}

} // namespace stemma
