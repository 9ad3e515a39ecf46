// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/bannertexts.h"

#include <QWidget>

class QLabel;

namespace stemma {

/// One banner: severity as shape and colour, one sentence, its buttons.
class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(const BannerText &text, QWidget *parent = nullptr);

    const BannerText &text() const { return m_text; }

signals:
    void actionTriggered(const QString &id, stemma::BannerAction action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();

    BannerText m_text;
    QLabel *m_icon;
    QLabel *m_label;
};

} // namespace stemma
