// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/revisionname.h"

#include "core/python/textprogram.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// Python writes a sigma at a word's end as ς; Qt doesn't look at what stands around it.
QString lowered(const QString &text)
{
    QString lower = text.toLower();
    if (!text.contains(QChar(0x03A3)))
        return lower;
    static const QRegularExpression last(u"(?<=\\p{L})(\\p{Mn}*)\u03A3(?!\\p{Mn}*\\p{L})"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    QString marked = text;
    marked.replace(last, u"\\1\u03C2"_s);
    return marked.toLower();
}

} // namespace

QString slugOf(const QString &message, int longest)
{
    static const QRegularExpression word(u"[\\p{L}\\p{N}_]+"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (const QRegularExpressionMatch &match : word.globalMatch(message))
        words << match.captured();
    const QString slug = lowered(words.join(u'_'));
    const QList<uint> characters = slug.toUcs4();
    if (characters.size() <= longest)
        return slug;
    QString cut = QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), longest);
    if (const qsizetype last = cut.lastIndexOf(u'_'); last >= 0)
        cut.truncate(last);
    return cut + u'_';
}

Result<QString> revisionFileName(const RevisionSettings &settings, const RevisionNameParts &parts,
                                 const QString &suffix)
{
    const auto invalid = [&](const QString &message) {
        return failure(
            ErrorKind::SettingInvalid, message,
            u"Correct file_template; the default is %(rev)s_%(slug)s, with %% for % in an ini file."_s,
            settings.fileTemplatePlace);
    };
    const QDate day = parts.created.local.date();
    const QTime time = parts.created.local.time();
    TextProgram program;
    program.source = "_write(file_template % {'rev': rev, 'slug': slug, 'epoch': epoch, 'year': year, "
                     "'month': month, 'day': day, 'hour': hour, 'minute': minute, 'second': second})\n";
    program.names = {{u"file_template"_s, settings.fileTemplate},
                     {u"rev"_s, parts.id},
                     {u"slug"_s, slugOf(parts.message, settings.truncateSlugLength)},
                     {u"epoch"_s, parts.epoch},
                     {u"year"_s, qint64(day.year())},
                     {u"month"_s, qint64(day.month())},
                     {u"day"_s, qint64(day.day())},
                     {u"hour"_s, qint64(time.hour())},
                     {u"minute"_s, qint64(time.minute())},
                     {u"second"_s, qint64(time.second())}};
    const auto name = runTextProgram(program);
    if (!name)
        return invalid(u"file_template can't be filled: it %1."_s.arg(name.error().reason));
    const QStringList steps = name->split(u'/');
    if (steps.size() > 1 && !settings.recursiveVersionLocations) {
        return invalid(u"file_template puts files into subfolders, which the project does not read: "
                       "recursive_version_locations is not true."_s);
    }
    for (const QString &step : steps) {
        if (step.isEmpty() || step == "."_L1 || step == ".."_L1 || step.contains(QChar(u'\0')))
            return invalid(u"file_template gives the name %1, which is no file's."_s.arg(*name));
    }
    if (steps.last().startsWith(".#"_L1) || steps.last().startsWith("__init__"_L1))
        return invalid(u"A file of the name %1 would not be read as a revision."_s.arg(*name));
    return QString(*name + suffix);
}

} // namespace stemma
