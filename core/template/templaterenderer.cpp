// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/template/templaterenderer.h"

#include "core/template/templatelexer.h"
#include "core/template/templatetranslator.h"

#include <QRegularExpression>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

struct DecodedTemplate
{
    QString text;
    int skippedLines = 0;
};

Result<DecodedTemplate> decodeTemplate(const QByteArray &bytes, const QString &file)
{
    static const QRegularExpression coding(u"\\A#[^\\n]*coding[:=]\\s*([-\\w.]+)[^\\n]*\\n"_s);
    const bool marked = bytes.startsWith("\xEF\xBB\xBF");
    const QByteArray body = marked ? bytes.sliced(3) : bytes;
    const auto stated = coding.match(QString::fromUtf8(body));
    const QString name = stated.hasMatch() ? stated.captured(1).toLower().replace(u'_', u'-') : u"utf-8"_s;
    const bool isUtf8 = name == "utf-8"_L1 || name == "utf8"_L1;
    if (marked && !isUtf8)
        return templateFailure(u"has a byte order mark and names the encoding %1"_s.arg(name), file, 1);
    QStringDecoder decoder =
        isUtf8 ? QStringDecoder(QStringDecoder::Utf8) : QStringDecoder(name.toLatin1().constData());
    if (!decoder.isValid())
        return templateFailure(u"names the encoding %1, which is not known here"_s.arg(name), file, 1);
    DecodedTemplate decoded;
    decoded.text = decoder.decode(body);
    if (decoder.hasError()) {
        return failure(ErrorKind::FileMalformed, u"The template holds bytes that are not %1."_s.arg(name),
                       u"Save it in that encoding, or name its own in a comment in the first line."_s,
                       {file, 0, 0});
    }
    if (const auto line = coding.match(decoded.text); line.hasMatch()) {
        decoded.text.remove(0, line.capturedLength());
        decoded.skippedLines = 1;
    }
    return decoded;
}

} // namespace

Result<QString> renderTemplate(const QByteArray &bytes, const QString &file, const TemplateValues &values)
{
    const Result<DecodedTemplate> decoded = decodeTemplate(bytes, file);
    if (!decoded)
        return Failure(decoded.error());
    const auto atOwnLine = [&](Error error) {
        error.place.line += decoded->skippedLines;
        error.place.endLine += decoded->skippedLines;
        return error;
    };
    const Result<TranslatedTemplate> translated =
        splitTemplate(decoded->text, file).and_then([&](const QList<TemplatePart> &parts) {
            return translateTemplate(parts, file);
        });
    if (!translated)
        return Failure(atOwnLine(translated.error()));
    const auto text = runTextProgram({translated->source, translated->texts, values.names, values.option});
    if (!text) {
        const int line = translated->lines.value(text.error().line - 1, 0);
        return Failure(atOwnLine(templateFailure(text.error().reason, file, line).error()));
    }
    return *text;
}

} // namespace stemma
