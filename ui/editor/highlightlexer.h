// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/linehighlighter.h"
#include "ui/editor/stylenumbers.h"
#include "ui/theme/colours.h"

#include <QSet>
#include <Qsci/qscilexercustom.h>

namespace stemma {

/// Colours a QScintilla editor with a KSyntaxHighlighting definition.
///
/// Incremental: the state at the end of every line is kept. After an edit lines are styled again from the
/// edited one until a line ends in the state it ended in before; what follows is already right and is only
/// declared so.
class HighlightLexer : public QsciLexerCustom
{
    Q_OBJECT

public:
    HighlightLexer(const QString &definition, QObject *parent);

    /// Colours and fonts of a theme; the text colours are moved until they are readable on its base.
    void setLook(const Colours &colours, const QFont &font);

    qint64 linesStyled() const { return m_linesStyled; } ///< since the start; for measuring

    const char *language() const override;
    QString description(int style) const override;
    QColor defaultColor(int style) const override;
    QColor defaultPaper(int style) const override;
    QFont defaultFont(int style) const override;
    void styleText(int start, int end) override;
    void setEditor(QsciScintilla *editor) override;

private:
    void modified(int position, int type, int length, int linesAdded);
    void styleLine(int line);
    void dress(int style); ///< gives a style its colour and font
    void forget();
    int lineAt(qint64 position) const;
    qint64 lineStart(int line) const;
    QByteArray lineText(int line) const;

    QByteArray m_language;
    LineHighlighter m_highlighter;
    StyleNumbers m_numbers;
    QSet<int> m_dressed; ///< styles that have their colour and font
    const Colours *m_colours = &Colours::light();
    QFont m_font;
    QList<LineHighlighter::State> m_ends; ///< by line; as far as it was styled
    qint64 m_styledTo = 0; ///< bytes that were styled before the last edits, moved along with them
    int m_lastEdited = -1; ///< the last line that an edit touched since
    qint64 m_linesStyled = 0;
};

} // namespace stemma
