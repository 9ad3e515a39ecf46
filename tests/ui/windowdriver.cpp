// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowdriver.h"

#include "ui/editor/codeview.h"
#include "ui/history/historymodel.h"
#include "ui/start/recentprojects.h"
#include "ui/theme/elidedlabel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QTest>
#include <QTreeView>

namespace stemma::test {

WindowDriver::WindowDriver(const QStringList &recent)
    : m_prepared(prepareSettings(m_settings.path(), recent))
    , m_window(std::make_unique<MainWindow>(m_workspace, m_appearance))
{
    QCoreApplication::installTranslator(&m_plurals);
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window does not become active");
}

QString WindowDriver::prepareSettings(const QString &folder, const QStringList &recent)
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    QCoreApplication::setOrganizationName(QStringLiteral("stemma"));
    for (auto it = recent.crbegin(); it != recent.crend(); ++it)
        RecentProjects::add(*it);
    return folder;
}

QWidget *WindowDriver::widget(const char *name)
{
    auto *found = m_window->findChild<QWidget *>(QLatin1StringView(name));
    if (!found)
        qFatal("no widget %s", name);
    return found;
}

QString WindowDriver::text(const char *name)
{
    QWidget *found = widget(name);
    if (const auto *label = qobject_cast<QLabel *>(found))
        return label->text();
    if (const auto *label = qobject_cast<ElidedLabel *>(found))
        return label->text();
    if (const auto *button = qobject_cast<QAbstractButton *>(found))
        return button->text();
    if (const auto *view = qobject_cast<CodeView *>(found))
        return view->text();
    qFatal("%s has no text", name);
}

void WindowDriver::click(const char *name)
{
    QWidget *target = widget(name);
    if (!target->isVisible())
        qFatal("%s is not visible", name);
    QTest::mouseClick(target, Qt::LeftButton);
}

void WindowDriver::clickRecent(int row)
{
    auto *list = qobject_cast<QListWidget *>(widget("recentProjects"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(row)).center());
}

void WindowDriver::clickRevision(const QString &id)
{
    auto *view = qobject_cast<QTreeView *>(widget("historyView"));
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, HistoryModel::MessageColumn);
        if (index.data(HistoryModel::RevisionRole).toString() != id)
            continue;
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
        return;
    }
    qFatal("no revision %s", qPrintable(id));
}

void WindowDriver::clickMenuEntry(const char *menuName, const char *action)
{
    auto *menu = m_window->findChild<QMenu *>(QLatin1StringView(menuName));
    if (!menu || !menu->isVisible())
        qFatal("the menu %s is not open", menuName);
    for (QAction *entry : menu->actions()) {
        if (entry->objectName() != QLatin1StringView(action))
            continue;
        // A menu takes a release for a choice only after the mouse has moved, as it does on its way to an
        // entry.
        const QRect place = menu->actionGeometry(entry);
        for (int step = 0; step < 10; ++step)
            QTest::mouseMove(menu, QPoint(place.left() + 4 + step, place.center().y()));
        QTest::mouseClick(menu, Qt::LeftButton, {}, place.center());
        return;
    }
    qFatal("no entry %s", action);
}

QString WindowDriver::banners()
{
    QStringList result;
    for (const QLabel *label : m_window->findChildren<QLabel *>(QStringLiteral("bannerLabel"))) {
        if (label->isVisible())
            result << label->text();
    }
    return result.join(u'\n');
}

QStringList WindowDriver::problems()
{
    QStringList result;
    auto *view = qobject_cast<QTreeView *>(widget("problemsView"));
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < view->model()->columnCount(); ++column)
            cells << view->model()->index(row, column).data().toString();
        result << cells.join(u'|');
    }
    return result;
}

QStringList WindowDriver::revisions()
{
    QStringList result;
    const auto *model = qobject_cast<QTreeView *>(widget("historyView"))->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        result << model->index(row, HistoryModel::RevisionColumn).data().toString() + u' '
                + model->index(row, HistoryModel::StateColumn).data().toString();
    }
    return result;
}

void WindowDriver::picture(const char *name)
{
    const QString folder = qEnvironmentVariable("STEMMA_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(100);
    m_window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1StringView(name)));
}

bool WindowDriver::waitUntilSettled()
{
    return QTest::qWaitFor([this] { return m_workspace.isOpen() && !m_workspace.isBusy(); }, 60'000);
}

} // namespace stemma::test
