// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/pythonoffer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace stemma {

namespace {

QString tr_(const char *text)
{
    return QCoreApplication::translate("PythonOffer", text);
}

QString howFound(const Interpreter &interpreter)
{
    const QString version =
        interpreter.hasAlembic() ? tr_(" with Alembic %1").arg(interpreter.alembic) : QString();
    return QDir::toNativeSeparators(interpreter.program) + version;
}

} // namespace

QString pythonOfferText(const ProjectPythonState &state, bool isAsking,
                        const std::optional<PythonFailure> &failure)
{
    if (isAsking)
        return tr_("Asking the project's Python…");
    if (failure)
        return tr_("The project's Python doesn't tell it either: %1").arg(failure->reason);
    if (state.isLooking)
        return tr_("Looking for the project's Python…");
    if (!state.interpreter)
        return tr_("No Python was found for this project: not in .venv, venv, poetry's, pipenv's or conda's "
                   "folders, nor as python3. Choose the one that alembic runs in.");
    return tr_("The project's own Python can tell, without a database: %1. That runs code of the project, "
               "which Stemma does not do unasked. This is the command:")
        .arg(howFound(*state.interpreter));
}

PythonOffer::PythonOffer(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_name(name)
    , m_text(new QLabel)
    , m_command(new QLabel)
{
    setObjectName(name);
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_text->setWordWrap(true);
    m_command->setObjectName(name + QStringLiteral("Command"));
    m_command->setWordWrap(true);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAlignment(Qt::AlignHCenter);
    m_command->setAlignment(Qt::AlignLeft);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_once = addButton("Once", tr("Run It Now"));
    m_always = addButton("Always", tr("Run It in This Project Always"));
    m_stop = addButton("Stop", tr("Stop"));
    m_again = addButton("Again", tr("Try Again"));
    m_choose = addButton("Choose", tr("Choose Python…"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    for (QPushButton *button : {m_once, m_always, m_stop, m_again, m_choose})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 0, 32, 24);
    layout->setSpacing(10);
    layout->addWidget(m_text);
    layout->addWidget(m_command);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(m_once, &QPushButton::clicked, this, [this] { emit trustRequested(false); });
    connect(m_always, &QPushButton::clicked, this, [this] { emit trustRequested(true); });
    connect(m_stop, &QPushButton::clicked, this, &PythonOffer::stopRequested);
    connect(m_again, &QPushButton::clicked, this, &PythonOffer::againRequested);
    connect(m_choose, &QPushButton::clicked, this, &PythonOffer::chooseRequested);
}

QPushButton *PythonOffer::addButton(const char *part, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(m_name + QLatin1String(part));
    return button;
}

void PythonOffer::show(QList<QPushButton *> buttons)
{
    for (QPushButton *button : {m_once, m_always, m_stop, m_again, m_choose})
        button->setVisible(buttons.contains(button));
}

void PythonOffer::display(const ProjectPythonState &state, bool isAsking,
                          const std::optional<PythonFailure> &failure)
{
    m_text->setText(pythonOfferText(state, isAsking, failure));
    const bool asksConsent = !isAsking && !failure && state.interpreter && !state.isTrusted;
    m_command->setText(asksConsent                ? state.command.text()
                           : failure && !isAsking ? failure->traceback
                                                  : QString());
    m_command->setVisible(!m_command->text().isEmpty());
    if (isAsking)
        show({m_stop});
    else if (failure)
        show({m_again, m_choose});
    else if (asksConsent)
        show({m_once, m_always, m_choose});
    else
        show({m_choose});
}

} // namespace stemma
