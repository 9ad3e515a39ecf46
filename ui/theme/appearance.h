// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace stemma {

/// The look of the whole program: Fusion with our palette, light or dark as the desktop says or the person
/// chose. The choice is kept in the settings under "appearance/theme". One object, made by main, on the
/// window's thread.
class Appearance : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    explicit Appearance(QObject *parent = nullptr);

    Choice choice() const { return m_choice; }

    /// Applies a choice and remembers it.
    void choose(Choice choice);

    /// Applies a choice for this start only (--theme).
    void preview(Choice choice);

    /// "light", "dark"; anything else is System.
    static Choice fromName(const QString &name);

private:
    void apply();

    Choice m_choice = Choice::System;
};

} // namespace stemma
