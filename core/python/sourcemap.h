// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace stemma {

/// Leads from places in the text of a Python file, as decodeSource() gives it, to the bytes of the file: its
/// encoding, byte order mark and line ends. Reentrant.
class SourceMap
{
public:
    /// Nothing when the bytes can't be made again from their text, byte by byte: then nothing may be edited.
    static std::optional<SourceMap> of(const QByteArray &bytes);

    const QByteArray &utf8() const { return m_utf8; }
    qsizetype byteAt(qsizetype utf8Offset) const; ///< of the file

    /// Text with '\n' in the file's encoding and with its line ends; nothing when it has not all characters.
    std::optional<QByteArray> encode(const QString &text) const;

private:
    QByteArray m_utf8;
    QByteArray m_encoding; ///< empty: UTF-8
    QByteArray m_lineEnd = "\n";
    QList<qsizetype> m_bytes; ///< by offset in m_utf8; one more than it has bytes
};

} // namespace stemma
