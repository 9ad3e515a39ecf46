// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/syntaxtree.h"

#include <QChar>
#include <QList>
#include <QStringList>

#include <optional>

namespace stemma {

/// A replacement in the UTF-8 text of a Python file; '\n' ends lines.
struct TextReplacement
{
    qsizetype start = 0;
    qsizetype end = 0;
    QString text;
};

/// A value that states ids by literals: None, 'a', ('a', 'b'), ['a'], 'a', 'b'.
class ListLiteral
{
public:
    /// How Alembic's own template writes the value for that name.
    enum class Name { DownRevision, DependsOn, BranchLabels };

    /// Nothing when the value is anything else.
    static std::optional<ListLiteral> read(const Node &value);

    qsizetype size() const { return m_strings.size(); }
    QChar quote() const; ///< of its first string; null without one

    /// The replacements that make it state these ids. Where the form can stay, only the ids change.
    QList<TextReplacement> changedTo(const QStringList &ids, Name name, QChar quoteWithoutStrings) const;

    /// A whole value as Alembic writes it, in these quotes.
    static QString written(const QStringList &ids, Name name, QChar quote);

private:
    enum class Form { None, Scalar, Tuple, List };

    QString separator() const;

    Node m_value;
    Form m_form = Form::None;
    QList<Node> m_strings;
};

/// A Python string literal.
QString pythonString(const QString &text, QChar quote);

} // namespace stemma
