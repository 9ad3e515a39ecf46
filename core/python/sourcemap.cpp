// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/sourcemap.h"

#include "core/python/sourcetext.h"

#include <QStringDecoder>
#include <QStringEncoder>

namespace stemma {

namespace {

const QByteArray byteOrderMark = "\xEF\xBB\xBF";

/// Latin-1 is no codec of Qt's that tells of missing characters.
std::optional<QByteArray> encoded(const QString &text, const QByteArray &encoding)
{
    if (encoding.isEmpty())
        return text.toUtf8();
    if (encoding == "latin-1") {
        for (const QChar unit : text) {
            if (unit.unicode() > 0xff)
                return std::nullopt;
        }
        return text.toLatin1();
    }
    QStringEncoder encoder(encoding.constData(), QStringConverter::Flag::Stateless);
    QByteArray bytes = encoder.encode(text);
    if (encoder.hasError())
        return std::nullopt;
    QStringDecoder decoder(encoding.constData(), QStringConverter::Flag::Stateless);
    return QString(decoder.decode(bytes)) == text ? std::optional(bytes) : std::nullopt;
}

qsizetype utf8Length(uint character)
{
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

} // namespace

std::optional<SourceMap> SourceMap::of(const QByteArray &bytes)
{
    const SourceText source = decodeSource(bytes);
    if (!source.fault.isEmpty())
        return std::nullopt;
    SourceMap map;
    map.m_utf8 = source.utf8;
    map.m_encoding = source.encoding;
    const bool marked = bytes.startsWith(byteOrderMark);
    const qsizetype first = marked ? byteOrderMark.size() : 0;

    // Walks text and bytes side by side; a character at a time is enough, for the files are small.
    qsizetype at = first;
    qsizetype carriageReturns = 0;
    qsizetype plainLineFeeds = 0;
    for (const uint character : QString::fromUtf8(source.utf8).toUcs4()) {
        const char32_t point = character;
        for (qsizetype i = 0; i < utf8Length(character); ++i)
            map.m_bytes.append(at);
        if (character == '\n') {
            const QByteArrayView rest = QByteArrayView(bytes).sliced(qMin(at, bytes.size()));
            const bool both = rest.startsWith("\r\n");
            if (!both && !rest.startsWith('\n') && !rest.startsWith('\r'))
                return std::nullopt;
            ++(both ? carriageReturns : plainLineFeeds);
            at += both ? 2 : 1;
            continue;
        }
        const std::optional<QByteArray> piece = encoded(QString::fromUcs4(&point, 1), map.m_encoding);
        if (!piece || at + piece->size() > bytes.size()
            || QByteArrayView(bytes).sliced(at, piece->size()) != QByteArrayView(*piece))
            return std::nullopt;
        at += piece->size();
    }
    map.m_bytes.append(at);
    if (at != bytes.size())
        return std::nullopt;
    if (carriageReturns > plainLineFeeds)
        map.m_lineEnd = "\r\n";
    return map;
}

qsizetype SourceMap::byteAt(qsizetype utf8Offset) const
{
    return m_bytes.at(utf8Offset);
}

std::optional<QByteArray> SourceMap::encode(const QString &text) const
{
    std::optional<QByteArray> bytes = encoded(text, m_encoding);
    if (bytes && m_lineEnd != "\n")
        bytes->replace("\n", m_lineEnd);
    return bytes;
}

} // namespace stemma
