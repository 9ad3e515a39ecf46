// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projectpython/pythonfailure.h"
#include "core/workspace/pythonservice.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace stemma {

/// What the project's own Python can do about SQL that can't be known without it: which command would run,
/// and the consent to run it; then how far it is, and why it didn't tell.
class PythonOffer : public QFrame
{
    Q_OBJECT

public:
    explicit PythonOffer(const QString &name, QWidget *parent = nullptr);

    void display(const ProjectPythonState &state, bool isAsking, const std::optional<PythonFailure> &failure);

signals:
    void trustRequested(bool remember);
    void stopRequested();
    void againRequested();
    void chooseRequested();

private:
    QPushButton *addButton(const char *part, const QString &text);
    void show(QList<QPushButton *> buttons);

    QString m_name;
    QLabel *m_text;
    QLabel *m_command;
    QPushButton *m_once;
    QPushButton *m_always;
    QPushButton *m_stop;
    QPushButton *m_again;
    QPushButton *m_choose;
};

/// The sentence for a state: what would run, what is missing, why it failed. Without the command.
QString pythonOfferText(const ProjectPythonState &state, bool isAsking,
                        const std::optional<PythonFailure> &failure);

} // namespace stemma
