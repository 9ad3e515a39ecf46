// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// What a person asks for, taken apart but not looked up: "head", "7bea", "+2", "ae10-1", "shop@head",
/// "shop@+1". Everything is a target by form; whether it names something is Identifiers' and the Planner's
/// answer.
struct Target
{
    QString branch; ///< before the "@": a label, or an id that stands for its lineage; empty without one
    QString symbol; ///< "head", "heads", "base", a full or partial id; empty in "+2" and "shop@-1"
    std::optional<int>
        steps; ///< relative forms: +2 or -1, from the symbol, or from where the database stands

    /// Alembic's rule for relative forms looks only at the start of the text, and so does this.
    static Target parse(const QString &text);

    static Target head() { return parse(QStringLiteral("head")); }
    static Target heads() { return parse(QStringLiteral("heads")); }
    static Target base() { return parse(QStringLiteral("base")); }
    static Target revision(const QString &id) { return parse(id); }

    bool isRelative() const { return steps.has_value(); }
    QString text() const { return m_text; } ///< as it was written
    bool operator==(const Target &) const = default;

private:
    QString m_text;
};

/// "A:B" of history and of scripts; an empty side is nothing given.
struct TargetRange
{
    std::optional<QString> lower;
    QString upper;

    /// Splits at the colon; without one everything is upper. Nothing when there are several colons.
    static std::optional<TargetRange> parse(const QString &text);
};

} // namespace stemma
