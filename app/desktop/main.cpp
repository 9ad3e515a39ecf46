// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopoptions.h"
#include "app/desktop/screenshot.h"
#include "app/desktop/unattended.h"
#include "core/workspace/workspace.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/appearance.h"
#include "ui/theme/englishplurals.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace {

// The offscreen platform has one thing to say about each window, to nobody's use.
void sayMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith(QLatin1String("This plugin does not support")))
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

int main(int argc, char **argv)
{
    using namespace stemma;

    qInstallMessageHandler(sayMessage);
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("stemma"));
    QCoreApplication::setApplicationName(QStringLiteral("stemma"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STEMMA_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("stemma"));
    EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    const DesktopOptions options = DesktopOptions::parse(app);

    Appearance appearance;
    if (options.theme)
        appearance.preview(*options.theme);
    Workspace workspace;
    MainWindow window(workspace, appearance);
    const bool posing = options.unattended || !options.screenshot.isEmpty();
    if (!posing)
        window.restoreLayout();
    if (options.size.isValid())
        window.resize(options.size);
    window.show();

    std::optional<Unattended> unattended;
    if (options.unattended)
        unattended.emplace(window, workspace, options.screenshot);
    if (options.demo)
        workspace.openDemo();
    else if (!options.folder.isEmpty())
        workspace.openProject(options.folder);
    std::optional<Screenshot> screenshot;
    if (posing && !options.unattended)
        screenshot.emplace(window, workspace, options.screenshot);
    return QApplication::exec();
}
