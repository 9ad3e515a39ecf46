// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <random>

namespace stemma {

/// Chance that falls the same way for the same seed, on every machine.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_engine(seed)
    { }

    int below(int count) { return count > 0 ? int(m_engine() % quint64(count)) : 0; }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool percent(int chance) { return below(100) < chance; }

    template <class T>
    T oneOf(const QList<T> &list)
    {
        return list.isEmpty() ? T() : list[below(int(list.size()))];
    }

    QString name(const QStringList &list) { return oneOf(list); }

private:
    std::mt19937_64 m_engine;
};

} // namespace stemma
