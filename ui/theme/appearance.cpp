// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"

#include "ui/theme/colours.h"
#include "ui/theme/flatstyle.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QSettings>
#include <QStyleHints>

namespace stemma {

namespace {

const auto settingsKey = QStringLiteral("appearance/theme");

QString nameOf(Appearance::Choice choice)
{
    switch (choice) {
    case Appearance::Choice::Light:
        return QStringLiteral("light");
    case Appearance::Choice::Dark:
        return QStringLiteral("dark");
    case Appearance::Choice::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent)
    , m_choice(fromName(QSettings().value(settingsKey).toString()))
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setFont(windowFont());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Appearance::apply);
    apply();
}

void Appearance::choose(Choice choice)
{
    QSettings().setValue(settingsKey, nameOf(choice));
    preview(choice);
}

void Appearance::preview(Choice choice)
{
    m_choice = choice;
    apply();
}

Appearance::Choice Appearance::fromName(const QString &name)
{
    if (name == QLatin1String("light"))
        return Choice::Light;
    if (name == QLatin1String("dark"))
        return Choice::Dark;
    return Choice::System;
}

void Appearance::apply()
{
    const bool dark = m_choice == Choice::Dark
        || (m_choice == Choice::System
            && QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    QApplication::setPalette((dark ? Colours::dark() : Colours::light()).palette());
}

} // namespace stemma
