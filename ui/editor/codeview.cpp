// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codeview.h"

#include "ui/editor/highlightlexer.h"
#include "ui/theme/fonts.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace stemma {

namespace {

constexpr int markerNumber = 1;
constexpr int numberMargin = 0;
constexpr int gapMargin = 1;

QString definitionOf(CodeLanguage language)
{
    return language == CodeLanguage::Sql ? QStringLiteral("SQL (MySQL)") : QStringLiteral("Python");
}

} // namespace

CodeView::CodeView(CodeLanguage language, const QString &accessibleName, QWidget *parent)
    : QsciScintilla(parent)
    , m_lexer(new HighlightLexer(definitionOf(language), this))
{
    setAccessibleName(accessibleName);
    setUtf8(true);
    setReadOnly(true);
    setFrameShape(NoFrame);
    setLexer(m_lexer);
    setMarginType(numberMargin, NumberMargin);
    setMarginWidth(gapMargin, 8);
    setMarginType(gapMargin, SymbolMarginDefaultBackgroundColor);
    setMarginMarkerMask(gapMargin, 0);
    setMarginWidth(2, 0);
    setCaretLineVisible(true);
    SendScintilla(SCI_SETCARETLINEVISIBLEALWAYS, 1L);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETEXTRAASCENT, 1L);
    SendScintilla(SCI_SETEXTRADESCENT, 1L);
    markerDefine(Background, markerNumber);
    connect(this, &QsciScintilla::cursorPositionChanged, this, [this](int line, int) {
        if (line == m_line)
            return;
        m_line = line;
        emit cursorLineChanged(line + 1);
    });
    dress();
}

void CodeView::setCode(const QString &text)
{
    // Moving the cursor would wrap every line at once; without it they are wrapped while the window idles.
    const WrapMode wrap = wrapMode();
    setWrapMode(WrapNone);
    markerDeleteAll(markerNumber);
    setText(text);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    setCursorPosition(0, 0);
    setFirstVisible(1);
    sizeMargin();
    setWrapMode(wrap);
    m_line = 0;
    emit cursorLineChanged(1);
}

int CodeView::firstVisible() const
{
    return int(SendScintilla(SCI_DOCLINEFROMVISIBLE, firstVisibleLine())) + 1;
}

void CodeView::setFirstVisible(int line)
{
    const int index = std::max(0, line - 1);
    if (index > 0)
        SendScintilla(SCI_ENSUREVISIBLE, index); // wraps what is before it
    setFirstVisibleLine(int(SendScintilla(SCI_VISIBLEFROMDOCLINE, index)));
}

int CodeView::cursorLine() const
{
    int line = 0, column = 0;
    getCursorPosition(&line, &column);
    return line + 1;
}

void CodeView::markLines(int first, int last)
{
    markerDeleteAll(markerNumber);
    if (first <= 0)
        return;
    for (int line = first; line <= std::max(first, last) && line <= lines(); ++line)
        markerAdd(line - 1, markerNumber);
    setCursorPosition(first - 1, 0);
    const int visible = int(SendScintilla(SCI_LINESONSCREEN));
    setFirstVisible(std::max(1, first - visible / 3));
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    const bool tab = event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
    if (tab && isReadOnly() && !(event->modifiers() & Qt::ControlModifier)) {
        focusNextPrevChild(event->key() == Qt::Key_Tab);
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

void CodeView::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (!m_dressing && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        dress();
}

void CodeView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &CodeView::copy)->setEnabled(hasSelectedText());
    menu->addAction(tr("Select All"), QKeySequence::SelectAll, this, [this] { selectAll(); });
    menu->popup(event->globalPos());
}

void CodeView::dress()
{
    m_dressing = true;
    const Colours &colours = Colours::of(palette());
    const QFont mono = monospaceFont(font());
    m_lexer->setLook(colours, mono);
    setPaper(colours(Role::Base));
    setColor(colours(Role::Text));
    SendScintilla(SCI_STYLESETBACK, STYLE_DEFAULT, colours(Role::Base));
    SendScintilla(SCI_STYLESETFORE, STYLE_DEFAULT, colours(Role::Text));
    setMarginsFont(mono);
    setMarginsForegroundColor(mixed(colours(Role::MutedText), colours(Role::Base), 0.2));
    setMarginsBackgroundColor(colours(Role::Base));
    setMarginBackgroundColor(gapMargin, colours(Role::Base));
    setFoldMarginColors(colours(Role::Base), colours(Role::Base));
    setCaretForegroundColor(colours(Role::Text));
    setCaretLineBackgroundColor(mixed(colours(Role::Base), colours(Role::RaisedBase), 0.8));
    setSelectionBackgroundColor(colours(Role::Selection));
    resetSelectionForegroundColor();
    setMarkerBackgroundColor(colours(Role::CautionBase), markerNumber);
    sizeMargin();
    m_dressing = false;
}

void CodeView::sizeMargin()
{
    const int digits = std::max<int>(2, int(QString::number(lines()).size()));
    setMarginWidth(numberMargin,
                   QFontMetrics(monospaceFont(font())).horizontalAdvance(QString(digits + 1, u'0')));
}

} // namespace stemma
