// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// A password on its way to the one call that needs it. It has no stream or debug operator and no implicit
/// conversion, so that it can't slip into a log or a message; reveal() is easy to search for.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString value)
        : m_value(std::move(value))
    { }

    bool isEmpty() const { return m_value.isEmpty(); }
    const QString &reveal() const { return m_value; }
    bool operator==(const Secret &) const = default;

private:
    QString m_value;
};

} // namespace stemma
