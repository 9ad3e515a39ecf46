// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/outputencoding.h"

#include <QStringDecoder>
#include <QStringEncoder>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

Failure invalid(const QString &message)
{
    return failure(ErrorKind::SettingInvalid, message, u"Set output_encoding to utf-8."_s);
}

} // namespace

Result<QByteArray> encodeOutput(const QString &text, const QString &encoding)
{
    const QString name = encoding.trimmed().toLower().replace(u'_', u'-').replace(u' ', u'-');
    if (name.isEmpty() || name == "utf-8"_L1 || name == "utf8"_L1 || name == "u8"_L1)
        return text.toUtf8();
    if (name == "utf-8-sig"_L1)
        return "\xEF\xBB\xBF" + text.toUtf8();
    const bool isAscii = name == "ascii"_L1 || name == "us-ascii"_L1;
    const bool isLatin1 =
        name == "latin-1"_L1 || name == "latin1"_L1 || name == "iso-8859-1"_L1 || name == "l1"_L1;
    if (isAscii || isLatin1) {
        for (const QChar unit : text) {
            if (unit.unicode() > (isAscii ? 0x7f : 0xff))
                return invalid(u"The encoding %1 has no character %2."_s.arg(encoding, unit));
        }
        return text.toLatin1();
    }
    QStringEncoder encoder(name.toLatin1().constData(), QStringConverter::Flag::Stateless);
    QStringDecoder decoder(name.toLatin1().constData(), QStringConverter::Flag::Stateless);
    if (!encoder.isValid() || !decoder.isValid())
        return invalid(u"The output encoding %1 is not known here."_s.arg(encoding));
    const QByteArray bytes = encoder.encode(text);
    if (encoder.hasError() || QString(decoder.decode(bytes)) != text)
        return invalid(u"The encoding %1 has not all characters of the text."_s.arg(encoding));
    return bytes;
}

} // namespace stemma
