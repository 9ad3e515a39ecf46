// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqlview.h"

#include <algorithm>

namespace stemma {

SqlView::SqlView(const QString &accessibleName, QWidget *parent)
    : CodeView(CodeLanguage::Sql, accessibleName, parent)
{
    // Statements are long lines: all of them is there to be read without scrolling sideways.
    setWrapMode(WrapWord);
    setWrapIndentMode(WrapIndentIndented);
    setTabWidth(4);
    connect(this, &CodeView::cursorLineChanged, this, &SqlView::updateCurrent);
}

void SqlView::setStatements(const QList<Statement> &statements)
{
    setSections({Section{{}, statements}});
}

void SqlView::setSections(const QList<Section> &sections)
{
    m_statements.clear();
    m_lines.clear();
    QString text;
    int line = 1;
    const auto append = [&](const QString &piece) {
        text += piece;
        line += int(piece.count(u'\n'));
    };
    for (const Section &section : sections) {
        if (!text.isEmpty())
            append(QStringLiteral("\n\n"));
        for (qsizetype i = 0; i < section.heading.size(); ++i)
            append((i ? QStringLiteral("\n-- ") : QStringLiteral("-- ")) + section.heading.at(i));
        for (qsizetype i = 0; i < section.statements.size(); ++i) {
            if (i > 0)
                append(QStringLiteral("\n\n"));
            else if (!section.heading.isEmpty())
                append(QStringLiteral("\n"));
            const int first = line;
            append(section.statements.at(i).text + QStringLiteral(";"));
            m_statements.append(section.statements.at(i));
            m_lines.append({first, line});
        }
    }
    setCode(text);
    m_current = -2; // whatever it is now, it is told
    updateCurrent();
}

void SqlView::goToStatement(int statement)
{
    if (statement < 0 || statement >= m_lines.size())
        return;
    markLines(m_lines.at(statement).first, m_lines.at(statement).last);
}

int SqlView::statementAt(int line) const
{
    const auto after = std::ranges::upper_bound(m_lines, line, {}, &Lines::first);
    const auto index = after - m_lines.begin() - 1;
    // The blank line after a statement still counts as its own.
    return index >= 0 && line <= m_lines.at(index).last + 1 ? int(index) : -1;
}

void SqlView::updateCurrent()
{
    const int now = statementAt(cursorLine());
    if (now == m_current)
        return;
    m_current = now;
    emit currentStatementChanged(now);
}

} // namespace stemma
