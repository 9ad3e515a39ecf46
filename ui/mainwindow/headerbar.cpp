// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/headerbar.h"

#include "ui/theme/colours.h"
#include "ui/theme/elidedlabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace stemma {

namespace {

constexpr int bandWidth = 5;

QWidget *makeBar()
{
    auto *bar = new QFrame;
    bar->setFrameShape(QFrame::VLine);
    bar->setFrameShadow(QFrame::Plain);
    bar->setForegroundRole(QPalette::Mid);
    bar->setFixedHeight(18);
    return bar;
}

} // namespace

HeaderBar::HeaderBar(QWidget *parent)
    : QWidget(parent)
    , m_project(new QToolButton)
    , m_kind(new ElidedLabel(QStringLiteral("kindLabel"), Role::MutedText))
    , m_database(new ElidedLabel(QStringLiteral("databaseLabel")))
    , m_server(new ElidedLabel(QStringLiteral("serverLabel"), Role::MutedText))
    , m_position(new ElidedLabel(QStringLiteral("positionLabel")))
    , m_busy(new ElidedLabel(QStringLiteral("busyLabel"), Role::MutedText))
{
    setObjectName(QStringLiteral("headerBar"));
    m_project->setObjectName(QStringLiteral("projectButton"));
    m_project->setAccessibleName(tr("Project"));
    m_project->setToolButtonStyle(Qt::ToolButtonTextOnly);
    QFont bold = m_project->font();
    bold.setWeight(QFont::DemiBold);
    m_project->setFont(bold);
    m_position->setBold(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(bandWidth + 6, 5, 14, 5);
    layout->setSpacing(10);
    layout->addWidget(m_project);
    const auto addAfterBar = [&](std::initializer_list<QWidget *> widgets) {
        m_bars.append(makeBar());
        layout->addWidget(m_bars.last());
        for (QWidget *widget : widgets)
            layout->addWidget(widget);
    };
    addAfterBar({m_kind, m_database});
    addAfterBar({m_server});
    addAfterBar({m_position});
    layout->addStretch();
    layout->addWidget(m_busy);
}

void HeaderBar::setProject(const QString &name, const QString &folder)
{
    //: the project's name with the sign for a menu
    m_project->setText(tr("%1 ▾").arg(name));
    m_project->setToolTip(folder);
}

void HeaderBar::setProjectMenu(QMenu *menu)
{
    connect(m_project, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_project->mapToGlobal(QPoint(0, m_project->height()))); });
}

void HeaderBar::display(const HeaderTexts &texts)
{
    m_kind->setText(texts.kind);
    m_kind->setVisible(!texts.kind.isEmpty());
    m_database->setText(texts.database, texts.databaseTip);
    m_server->setText(texts.server);
    m_server->setVisible(!texts.server.isEmpty());
    m_bars.at(1)->setVisible(!texts.server.isEmpty());
    m_position->setText(texts.position, texts.positionTip);
    m_position->setRole(texts.positionRole);
    m_position->setVisible(!texts.position.isEmpty());
    m_bars.at(2)->setVisible(!texts.position.isEmpty());
    m_band = texts.kindRole;
    update();
}

void HeaderBar::setBusy(const QString &what)
{
    m_busy->setText(what);
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(0, 0, bandWidth, height(), colours(m_band));
    painter.fillRect(0, height() - 1, width(), 1, colours(Role::Line));
}

} // namespace stemma
