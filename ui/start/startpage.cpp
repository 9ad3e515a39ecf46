// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "ui/theme/colours.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace stemma {

namespace {

constexpr int columnWidth = 560;

QLabel *makeLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_title(makeLabel("startTitle"))
    , m_about(makeLabel("startAbout"))
    , m_open(new QPushButton(tr("Open Project…")))
    , m_demo(new QPushButton(tr("Open Demo")))
    , m_hint(makeLabel("startHint"))
    , m_problem(makeLabel("startProblem"))
    , m_busy(makeLabel("startBusy"))
    , m_recentTitle(makeLabel("startRecentTitle"))
    , m_recent(new QListWidget)
{
    setObjectName(QStringLiteral("startPage"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_title->setText(tr("Stemma"));
    m_about->setText(
        tr("Stemma shows the family tree of your Alembic migrations, where your MySQL or MariaDB database "
           "stands in it, and the exact SQL of every step before it runs."));
    m_open->setObjectName(QStringLiteral("openProjectButton"));
    m_open->setToolTip(tr("Choose a folder with an alembic.ini"));
    m_demo->setObjectName(QStringLiteral("openDemoButton"));
    m_demo->setToolTip(tr("A small project on a private throw-away server; needs no database of yours"));
    m_hint->setText(
        tr("Or drop a project folder anywhere in this window. The demo starts a private server of its own "
           "and touches none of yours."));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_recentTitle->setText(tr("Recent Projects"));
    m_recent->setObjectName(QStringLiteral("recentProjects"));
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setSpacing(1);
    // Not by alignment: an aligned column is not asked how high its wrapped texts are.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(makeColumn());
    middle->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(middle);
    layout->addStretch(3);
    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit folderRequested(item->data(Qt::UserRole).toString());
    });
    connect(m_recent, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        emit folderRequested(item->data(Qt::UserRole).toString());
    });
    setRecent({});
    sayProblem({});
    setBusy({});
    dress();
}

QWidget *StartPage::makeColumn()
{
    auto *column = new QWidget;
    column->setFixedWidth(columnWidth);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(14);
    m_icon->setFixedSize(56, 56);
    heading->addWidget(m_icon);
    heading->addWidget(m_title, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_open);
    buttons->addWidget(m_demo);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(heading);
    layout->addWidget(m_about);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    layout->addWidget(m_busy);
    layout->addWidget(m_problem);
    layout->addWidget(m_hint);
    layout->addSpacing(16);
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_recent);
    return column;
}

void StartPage::setRecent(const QStringList &folders)
{
    m_recent->clear();
    for (const QString &folder : folders) {
        auto *item =
            new QListWidgetItem(tr("%1   —   %2").arg(QFileInfo(folder).fileName(), folder), m_recent);
        item->setIcon(glyphIcon(Glyph::Folder, Colours::of(palette()), Role::MutedText));
        item->setData(Qt::UserRole, folder);
    }
    m_recentTitle->setVisible(!folders.isEmpty());
    m_recent->setVisible(!folders.isEmpty());
    m_recent->setFixedHeight(int(folders.size()) * (fontMetrics().height() + 14) + 4);
}

void StartPage::sayProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void StartPage::setBusy(const QString &what)
{
    m_busy->setText(what);
    m_busy->setVisible(!what.isEmpty());
    m_open->setEnabled(what.isEmpty());
    m_demo->setEnabled(what.isEmpty());
    m_recent->setEnabled(what.isEmpty());
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void StartPage::dress()
{
    const Colours &colours = Colours::of(palette());
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * 2.2);
    title.setWeight(QFont::DemiBold);
    m_title->setFont(title);
    QFont about = font();
    about.setPointSizeF(about.pointSizeF() * 1.1);
    m_about->setFont(about);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_recentTitle->setFont(bold);
    m_icon->setPixmap(programIcon().pixmap(QSize(56, 56), devicePixelRatio()));
    m_open->setIcon(glyphIcon(Glyph::Folder, colours));
    m_demo->setIcon(glyphIcon(Glyph::Demo, colours));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_busy->setForegroundRole(QPalette::PlaceholderText);
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, colours(Role::Danger));
    danger.setColor(QPalette::Text, colours(Role::Danger)); // what labels on a Base background write with
    if (m_problem->palette() != danger)
        m_problem->setPalette(danger);
}

} // namespace stemma
