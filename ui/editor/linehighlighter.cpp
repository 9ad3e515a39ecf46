// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/linehighlighter.h"

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <algorithm>

namespace stemma {

namespace {

// Loading the index of definitions takes a while; they are all the same for every view.
KSyntaxHighlighting::Repository &repository()
{
    static KSyntaxHighlighting::Repository result;
    return result;
}

bool isAscii(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return uchar(c) < 0x80; });
}

// For each UTF-16 unit and for the end, where it starts in the line's UTF-8.
QList<int> byteOffsets(const QString &text)
{
    QList<int> result;
    result.reserve(text.size() + 1);
    int bytes = 0;
    for (const QChar c : text) {
        result.append(bytes);
        const char16_t u = c.unicode();
        // A pair of surrogates is four bytes: all of them are counted at its first half.
        bytes += u < 0x80 ? 1 : u < 0x800 ? 2 : c.isHighSurrogate() ? 4 : c.isLowSurrogate() ? 0 : 3;
    }
    result.append(bytes);
    return result;
}

} // namespace

LineHighlighter::LineHighlighter(const QString &definition)
{
    setDefinition(repository().definitionForName(definition));
}

LineHighlighter::State LineHighlighter::highlight(const QByteArray &line, const State &before,
                                                  QList<StyledRun> &runs)
{
    runs.clear();
    m_runs = &runs;
    const QString text = QString::fromUtf8(line);
    m_bytes = isAscii(line) ? QList<int>() : byteOffsets(text);
    const State after = highlightLine(text, before);
    m_runs = nullptr;
    return after;
}

const KSyntaxHighlighting::Format *LineHighlighter::format(int id) const
{
    const auto found = m_formats.constFind(id);
    return found == m_formats.constEnd() ? nullptr : &*found;
}

void LineHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length <= 0)
        return;
    if (!m_formats.contains(format.id()))
        m_formats.insert(format.id(), format);
    if (!m_bytes.isEmpty()) {
        const int end = m_bytes.at(std::min<qsizetype>(offset + length, m_bytes.size() - 1));
        offset = m_bytes.at(std::min<qsizetype>(offset, m_bytes.size() - 1));
        length = end - offset;
    }
    m_runs->append({offset, length, format.id()});
}

KSyntaxHighlighting::Theme highlightingTheme(bool dark)
{
    return repository().theme(dark ? QStringLiteral("Breeze Dark") : QStringLiteral("Breeze Light"));
}

} // namespace stemma
