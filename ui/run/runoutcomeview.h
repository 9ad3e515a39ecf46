// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QWidget>

class QLabel;

namespace stemma {

class SqlView;

/// How a run ended: for success the rows before and after; for a failure the statement, its place, the
/// server's own words and the state in which the database was left.
class RunOutcomeView : public QWidget
{
    Q_OBJECT

public:
    explicit RunOutcomeView(QWidget *parent = nullptr);

    void sayGood(const QString &title, const QString &text);
    void sayStopped(const QString &title, const QString &text);
    void sayFailed(const QString &title, const QString &text, const Error &error, const QString &folder);

signals:
    void placeRequested(const stemma::Place &place);

protected:
    void changeEvent(QEvent *event) override;

private:
    void say(const QString &title, const QString &text, bool failed);
    void dress();

    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_words;
    QLabel *m_place;
    SqlView *m_statement;
    Error m_error;
    bool m_failed = false;
};

} // namespace stemma
