// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/bannertexts.h"

#include <QSet>
#include <QWidget>

class QVBoxLayout;

namespace stemma {

/// The place under the header where banners stand; empty and without height when all is well. A banner that
/// was put off stays away until it says something else.
class BannerArea : public QWidget
{
    Q_OBJECT

public:
    explicit BannerArea(QWidget *parent = nullptr);

    void display(const QList<BannerText> &banners);

signals:
    void retryRequested();

private:
    void rebuild();
    void act(const QString &id, BannerAction action);

    QVBoxLayout *m_layout;
    QList<BannerText> m_banners;
    QSet<QString> m_putOff; ///< sentences
};

} // namespace stemma
