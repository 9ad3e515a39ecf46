// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/sourcetext.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace stemma {

namespace {

const char byteOrderMark[] = "\xEF\xBB\xBF";

void normaliseLineEnds(QByteArray &text)
{
    if (!text.contains('\r'))
        return;
    text.replace("\r\n", "\n");
    text.replace('\r', '\n');
}

/// The encoding that a coding comment in the first two lines names; empty without one.
QByteArray statedEncoding(const QByteArray &text)
{
    static const QRegularExpression coding(QStringLiteral("^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)"));
    static const QRegularExpression blank(QStringLiteral("^[ \t\f]*(#.*)?$"));
    qsizetype start = 0;
    for (int line = 0; line < 2 && start < text.size(); ++line) {
        qsizetype end = text.indexOf('\n', start);
        if (end < 0)
            end = text.size();
        const QString words = QString::fromLatin1(text.mid(start, qMin<qsizetype>(end - start, 1000)));
        if (const auto match = coding.match(words); match.hasMatch())
            return match.captured(1).toLatin1().toLower().replace('_', '-');
        if (!blank.match(words).hasMatch())
            break;
        start = end + 1;
    }
    return {};
}

bool isUtf8Name(const QByteArray &name)
{
    return name.isEmpty() || name == "utf-8" || name == "utf8" || name.startsWith("utf-8-") || name == "ascii"
        || name == "us-ascii";
}

bool isLatin1Name(const QByteArray &name)
{
    return name == "latin-1" || name == "iso-8859-1" || name == "iso-latin-1" || name.startsWith("latin-1-")
        || name == "latin1" || name == "l1";
}

/// The line of the first byte that is no part of UTF-8, 0 when all are.
int firstBadLine(const QByteArray &text)
{
    int line = 1;
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = text.indexOf('\n', start);
        if (end < 0)
            end = text.size();
        if (!QByteArrayView(text.constData() + start, end - start).isValidUtf8())
            return line;
        start = end + 1;
        ++line;
    }
    return 0;
}

void decodeUtf8(SourceText &source, const QByteArray &encoding)
{
    if (QByteArrayView(source.utf8).isValidUtf8())
        return;
    source.faultLine = firstBadLine(source.utf8);
    source.fault = QStringLiteral("holds bytes that are not UTF-8");
    if (encoding.isEmpty())
        source.fault += QStringLiteral(", and has no coding comment that says what they are");
    source.utf8 = QString::fromUtf8(source.utf8).toUtf8();
}

void decodeOther(SourceText &source, const QByteArray &encoding)
{
    source.encoding = isLatin1Name(encoding) ? QByteArray("latin-1") : encoding;
    if (isLatin1Name(encoding)) {
        source.utf8 = QString::fromLatin1(source.utf8).toUtf8();
        return;
    }
    QStringDecoder decoder(encoding.constData());
    if (!decoder.isValid()) {
        source.fault = QStringLiteral("names the encoding \"%1\", which is not known here")
                           .arg(QString::fromLatin1(encoding));
        source.faultLine = 1;
        source.utf8 = QString::fromUtf8(source.utf8).toUtf8();
        return;
    }
    const QString text = decoder.decode(source.utf8);
    if (decoder.hasError()) {
        source.fault = QStringLiteral("holds bytes that are not %1").arg(QString::fromLatin1(encoding));
        source.faultLine = 1;
    }
    source.utf8 = text.toUtf8();
}

} // namespace

SourceText decodeSource(const QByteArray &bytes)
{
    SourceText source;
    source.utf8 = bytes;
    const bool marked = bytes.startsWith(byteOrderMark);
    if (marked)
        source.utf8.remove(0, 3);
    normaliseLineEnds(source.utf8);
    const QByteArray encoding = marked ? QByteArray() : statedEncoding(source.utf8);
    if (isUtf8Name(encoding))
        decodeUtf8(source, encoding);
    else
        decodeOther(source, encoding);
    if (const qsizetype zero = source.utf8.indexOf('\0'); zero >= 0) {
        source.fault = QStringLiteral("holds a NUL byte");
        source.faultLine = int(source.utf8.left(zero).count('\n')) + 1;
        source.utf8.replace('\0', ' ');
    }
    return source;
}

} // namespace stemma
