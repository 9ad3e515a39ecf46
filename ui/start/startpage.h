// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace stemma {

/// What stands in the window while no project is open: what Stemma is, and the ways in.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecent(const QStringList &folders);

    /// A sentence about what could not be opened; empty takes it away.
    void sayProblem(const QString &text);
    void setBusy(const QString &what); ///< empty: not busy

signals:
    void openRequested();
    void demoRequested();
    void folderRequested(const QString &folder);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    QWidget *makeColumn();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_about;
    QPushButton *m_open;
    QPushButton *m_demo;
    QLabel *m_hint;
    QLabel *m_problem;
    QLabel *m_busy;
    QLabel *m_recentTitle;
    QListWidget *m_recent;
};

} // namespace stemma
