// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/schemachangesview.h"

#include "ui/details/schematexts.h"
#include "ui/theme/colours.h"
#include "ui/theme/fonts.h"

#include <QEvent>

namespace stemma {

namespace {

constexpr int signMargin = 1;
constexpr int addedBand = 2;
constexpr int removedBand = 3;
constexpr int signStyle = QsciScintilla::STYLE_LINENUMBER;

} // namespace

SchemaChangesView::SchemaChangesView(const QString &accessibleName, QWidget *parent)
    : CodeView(CodeLanguage::Sql, accessibleName, parent)
{
    setWrapMode(WrapWord);
    setWrapIndentMode(WrapIndentIndented);
    setTabWidth(4);
    markerDefine(Background, addedBand);
    markerDefine(Background, removedBand);
    setMarginType(signMargin, TextMargin);
    dressMarks();
}

void SchemaChangesView::display(const QList<ObjectDifference> &differences)
{
    QStringList lines;
    QList<std::pair<int, SchemaLine::Kind>> marked;
    for (const ObjectDifference &difference : differences) {
        if (!lines.isEmpty())
            lines << QString();
        for (const QString &text : headingOf(difference))
            lines << QStringLiteral("-- ") + text;
        for (const SchemaLine &line : difference.lines) {
            if (line.kind != SchemaLine::Kind::Same)
                marked.append({int(lines.size()), line.kind});
            lines << line.text;
        }
        if (!difference.lines.isEmpty())
            lines.last() += u';';
    }
    markerDeleteAll(addedBand);
    markerDeleteAll(removedBand);
    clearMarginText();
    setCode(lines.join(u'\n'));
    for (const auto &[line, kind] : std::as_const(marked)) {
        const bool added = kind == SchemaLine::Kind::Added;
        markerAdd(line, added ? addedBand : removedBand);
        setMarginText(line, added ? QStringLiteral("+") : QStringLiteral("-"), signStyle);
    }
}

QChar SchemaChangesView::signOf(int line) const
{
    const unsigned marks = markersAtLine(line - 1);
    return marks & 1U << addedBand ? u'+' : marks & 1U << removedBand ? u'-' : u' ';
}

void SchemaChangesView::changeEvent(QEvent *event)
{
    CodeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dressMarks();
}

void SchemaChangesView::dressMarks()
{
    const Colours &colours = Colours::of(palette());
    setMarkerBackgroundColor(colours(Role::DiffAdded), addedBand);
    setMarkerBackgroundColor(colours(Role::DiffRemoved), removedBand);
    setMarginWidth(signMargin, QFontMetrics(monospaceFont(font())).horizontalAdvance(u'+') * 2);
}

} // namespace stemma
