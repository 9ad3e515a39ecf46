// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qsciscintilla.h>

namespace stemma {

class HighlightLexer;

enum class CodeLanguage { Sql, Python };

/// A read-only text in a fixed-pitch font, with line numbers and colours that follow the theme.
/// Tab leaves it, so that the keyboard is never caught. Lines count from 1.
class CodeView : public QsciScintilla
{
    Q_OBJECT

public:
    CodeView(CodeLanguage language, const QString &accessibleName, QWidget *parent = nullptr);

    /// Replaces the text and goes to its top.
    void setCode(const QString &text);

    int firstVisible() const; ///< the line at the upper edge
    void setFirstVisible(int line);
    int cursorLine() const;

    /// Brings a stretch of lines into view and marks it with a band; 0 removes the mark.
    void markLines(int first, int last);

    HighlightLexer *highlightLexer() const { return m_lexer; }

signals:
    void cursorLineChanged(int line);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void dress();
    void sizeMargin();

    HighlightLexer *m_lexer;
    int m_line = 0;
    bool m_dressing = false;
};

} // namespace stemma
