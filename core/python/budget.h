// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/unknowable.h"

namespace stemma {

/// What one evaluation may cost, so that no input can hang or exhaust the program.
class Budget
{
public:
    static constexpr qint64 maxSteps = 1'000'000;
    static constexpr int maxDepth = 500;
    static constexpr qint64 maxText = 32'000'000; ///< characters of one string
    static constexpr qint64 maxItems = 200'000; ///< of one collection
    static constexpr qint64 charactersPerStep = 64;

    void step(qint64 steps = 1)
    {
        m_steps += steps;
        if (m_steps > maxSteps)
            giveUp(QStringLiteral("takes more than a million steps to work out"));
    }

    bool isSpent() const { return m_steps > maxSteps; }

    /// To be called before a string of that many characters is made.
    void text(qint64 characters)
    {
        if (characters > maxText)
            giveUp(QStringLiteral("makes a string that is too long to work out"));
        step(characters / charactersPerStep);
    }

    /// To be called before a collection of that many items is made.
    void items(qint64 count)
    {
        if (count > maxItems)
            giveUp(QStringLiteral("makes a collection that is too large to work out"));
        step(count);
    }

    /// Counts one level of nesting for as long as it lives.
    class Level
    {
    public:
        explicit Level(Budget &budget)
            : m_budget(budget)
        {
            if (m_budget.m_depth >= maxDepth)
                giveUp(QStringLiteral("is nested or calls itself too deeply to work out"));
            ++m_budget.m_depth;
        }
        ~Level() { --m_budget.m_depth; }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

    private:
        Budget &m_budget;
    };

private:
    qint64 m_steps = 0;
    int m_depth = 0;
};

} // namespace stemma
