// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace stemma {

/// What stands where there is nothing to show: a title, a sentence that says why, the machine's own words
/// where there are some, and at most one button.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void say(const QString &title, const QString &text = {}, const QString &words = {},
             const QString &button = {});

    QString text() const;

signals:
    void buttonClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_words;
    QPushButton *m_button;
};

} // namespace stemma
