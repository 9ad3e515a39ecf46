// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

#include <QByteArray>
#include <QHash>
#include <QList>

namespace stemma {

/// One stretch of a line in one format; offset and length in bytes of UTF-8, as Scintilla counts.
struct StyledRun
{
    int offset = 0;
    int length = 0;
    int format = 0; ///< KSyntaxHighlighting::Format::id()
};

/// Highlights single lines with a KSyntaxHighlighting definition and translates its UTF-16 offsets to bytes.
/// The formats seen so far are kept, for their colours.
class LineHighlighter : private KSyntaxHighlighting::AbstractHighlighter
{
public:
    using State = KSyntaxHighlighting::State;

    /// A definition by its name, such as "SQL (MySQL)"; an unknown name highlights nothing.
    explicit LineHighlighter(const QString &definition);

    bool isValid() const { return definition().isValid(); }

    /// The line is UTF-8 without its end. Returns the state at its end.
    State highlight(const QByteArray &line, const State &before, QList<StyledRun> &runs);

    const KSyntaxHighlighting::Format *format(int id) const;

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    QHash<int, KSyntaxHighlighting::Format> m_formats;
    QList<StyledRun> *m_runs = nullptr;
    QList<int> m_bytes; ///< byte offset of each UTF-16 unit; empty when the line is ASCII
};

/// Breeze Light or Breeze Dark, whose colours Debian's KDE programs share.
KSyntaxHighlighting::Theme highlightingTheme(bool dark);

} // namespace stemma
