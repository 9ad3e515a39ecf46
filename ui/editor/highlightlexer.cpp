// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/highlightlexer.h"

#include "ui/theme/contrast.h"

#include <KSyntaxHighlighting/Theme>
#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace stemma {

using Sci = QsciScintillaBase;

HighlightLexer::HighlightLexer(const QString &definition, QObject *parent)
    : QsciLexerCustom(parent)
    , m_language(definition.toUtf8())
    , m_highlighter(definition)
{ }

void HighlightLexer::setLook(const Colours &colours, const QFont &font)
{
    m_colours = &colours;
    m_font = font;
    setDefaultFont(font);
    setDefaultColor(colours(Role::Text));
    setDefaultPaper(colours(Role::Base));
    setFont(font, -1);
    setPaper(colours(Role::Base), -1);
    m_dressed.clear();
    dress(StyleNumbers::plain);
    for (const int style : m_numbers.styles())
        dress(style);
}

const char *HighlightLexer::language() const
{
    return m_language.constData();
}

QString HighlightLexer::description(int style) const
{
    if (style == StyleNumbers::plain)
        return QStringLiteral("plain");
    const KSyntaxHighlighting::Format *format = m_highlighter.format(m_numbers.formatOf(style));
    return format ? format->name() : QString();
}

QColor HighlightLexer::defaultColor(int style) const
{
    const KSyntaxHighlighting::Format *format = m_highlighter.format(m_numbers.formatOf(style));
    if (!format)
        return (*m_colours)(Role::Text);
    const KSyntaxHighlighting::Theme theme = highlightingTheme(m_colours->isDark());
    if (!format->hasTextColor(theme))
        return (*m_colours)(Role::Text);
    return readableOn((*m_colours)(Role::Base), format->textColor(theme));
}

QColor HighlightLexer::defaultPaper(int) const
{
    return (*m_colours)(Role::Base);
}

QFont HighlightLexer::defaultFont(int style) const
{
    QFont font = m_font;
    const KSyntaxHighlighting::Format *format = m_highlighter.format(m_numbers.formatOf(style));
    if (format) {
        const KSyntaxHighlighting::Theme theme = highlightingTheme(m_colours->isDark());
        font.setBold(format->isBold(theme));
        font.setItalic(format->isItalic(theme));
    }
    return font;
}

void HighlightLexer::dress(int style)
{
    setColor(defaultColor(style), style);
    setPaper(defaultPaper(style), style);
    setFont(defaultFont(style), style);
    m_dressed.insert(style);
}

void HighlightLexer::setEditor(QsciScintilla *newEditor)
{
    if (editor())
        disconnect(editor(), nullptr, this, nullptr);
    QsciLexerCustom::setEditor(newEditor);
    forget();
    if (newEditor) {
        connect(newEditor, &QsciScintillaBase::SCN_MODIFIED, this,
                [this](int position, int type, const char *, int length, int linesAdded) {
                    modified(position, type, length, linesAdded);
                });
    }
}

void HighlightLexer::modified(int position, int type, int length, int linesAdded)
{
    if (!(type & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT)))
        return;
    if (editor()->SendScintilla(Sci::SCI_GETLENGTH) == 0) {
        forget();
        return;
    }
    const int line = lineAt(position);
    if (line >= m_ends.size())
        return;
    // A line's end state stays with its end: what is inserted or taken away lies before it.
    if (linesAdded > 0)
        m_ends.insert(line, linesAdded, LineHighlighter::State());
    else if (linesAdded < 0)
        m_ends.remove(line, std::min<qsizetype>(-linesAdded, m_ends.size() - line));
    if (m_lastEdited > line)
        m_lastEdited += linesAdded;
    m_lastEdited = std::max({m_lastEdited, line, line + linesAdded});
    if (position < m_styledTo) {
        m_styledTo = type & Sci::SC_MOD_INSERTTEXT ? m_styledTo + length
                                                   : std::max<qint64>(position, m_styledTo - length);
    }
}

void HighlightLexer::styleText(int start, int end)
{
    if (!editor() || !m_highlighter.isValid())
        return;
    int line =
        std::min<int>(lineAt(start), int(m_ends.size())); // never where there is no state to start from
    const int lastLine = lineAt(end);
    startStyling(int(lineStart(line)));
    while (line <= lastLine) {
        const bool known = line < m_ends.size();
        const LineHighlighter::State before = known ? m_ends.at(line) : LineHighlighter::State();
        styleLine(line);
        const qint64 styled = lineStart(line) + editor()->SendScintilla(Sci::SCI_LINELENGTH, line);
        if (styled >= m_styledTo) {
            m_styledTo = styled;
            m_lastEdited = -1;
        } else if (known && m_lastEdited >= 0 && line >= m_lastEdited && before == m_ends.at(line)) {
            // From here on everything is as it was: say so, and go on where styling had come to.
            m_lastEdited = -1;
            line = lineAt(m_styledTo);
            startStyling(int(lineStart(line)));
            if (lineStart(line) < m_styledTo)
                startStyling(int(m_styledTo));
            if (m_styledTo >= end || lineStart(line) < m_styledTo)
                return;
            continue;
        }
        ++line;
    }
}

void HighlightLexer::forget()
{
    m_ends.clear();
    m_styledTo = 0;
    m_lastEdited = -1;
}

int HighlightLexer::lineAt(qint64 position) const
{
    return int(editor()->SendScintilla(Sci::SCI_LINEFROMPOSITION, long(position)));
}

qint64 HighlightLexer::lineStart(int line) const
{
    return editor()->SendScintilla(Sci::SCI_POSITIONFROMLINE, line);
}

void HighlightLexer::styleLine(int line)
{
    const QByteArray text = lineText(line);
    const int whole = int(editor()->SendScintilla(Sci::SCI_LINELENGTH, line));
    QList<StyledRun> runs;
    const LineHighlighter::State before = line > 0 ? m_ends.at(line - 1) : LineHighlighter::State();
    const LineHighlighter::State after = m_highlighter.highlight(text, before, runs);
    int done = 0;
    for (const StyledRun &run : std::as_const(runs)) {
        if (run.offset > done)
            setStyling(run.offset - done, StyleNumbers::plain);
        const int style = m_numbers.styleOf(run.format);
        if (!m_dressed.contains(style))
            dress(style);
        setStyling(run.length, style);
        done = run.offset + run.length;
    }
    if (whole > done)
        setStyling(whole - done, StyleNumbers::plain);
    if (line < m_ends.size())
        m_ends[line] = after;
    else
        m_ends.append(after);
    ++m_linesStyled;
}

QByteArray HighlightLexer::lineText(int line) const
{
    const qint64 start = lineStart(line);
    const qint64 length = editor()->SendScintilla(Sci::SCI_GETLINEENDPOSITION, line) - start;
    if (length <= 0)
        return {};
    // The one message whose answer is a pointer and that takes two numbers.
    const long bytes =
        editor()->SendScintilla(Sci::SCI_GETRANGEPOINTER, static_cast<unsigned long>(start), length);
    return QByteArray(reinterpret_cast<const char *>(bytes), length);
}

} // namespace stemma
