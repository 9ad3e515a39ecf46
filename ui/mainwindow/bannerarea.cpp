// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/bannerarea.h"

#include "ui/mainwindow/banner.h"

#include <QVBoxLayout>

namespace stemma {

BannerArea::BannerArea(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("bannerArea"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    hide();
}

void BannerArea::display(const QList<BannerText> &banners)
{
    if (banners == m_banners)
        return;
    m_banners = banners;
    rebuild();
}

void BannerArea::rebuild()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater();
        delete item;
    }
    for (const BannerText &text : std::as_const(m_banners)) {
        if (m_putOff.contains(text.sentence))
            continue;
        auto *banner = new Banner(text);
        m_layout->addWidget(banner);
        connect(banner, &Banner::actionTriggered, this, &BannerArea::act);
    }
    setVisible(m_layout->count() > 0);
}

void BannerArea::act(const QString &id, BannerAction action)
{
    if (action == BannerAction::Retry) {
        emit retryRequested();
        return;
    }
    for (const BannerText &text : std::as_const(m_banners)) {
        if (text.id == id)
            m_putOff.insert(text.sentence);
    }
    rebuild();
}

} // namespace stemma
