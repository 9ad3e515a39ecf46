// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/revisionsettingsreader.h"

#include "core/project/configuration.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

int slugLength(Configuration &configuration)
{
    const int standard = RevisionSettings().truncateSlugLength;
    const auto written = configuration.text(u"truncate_slug_length"_s);
    if (!written)
        return standard;
    bool isNumber = false;
    const int length = written->text.trimmed().toInt(&isNumber);
    if (!isNumber || length < 0) {
        configuration.add(u"ini-value-unreadable"_s, Severity::Error,
                          u"truncate_slug_length is no number of letters."_s,
                          u"Write a number, or leave the line out: it is 40 then."_s, written->place);
        return standard;
    }
    return length == 0 ? standard : length;
}

// Alembic tries the name as it is, then in capitals.
bool isTimeZone(const QString &name)
{
    return QTimeZone(name.toUtf8()).isValid() || QTimeZone(name.toUpper().toUtf8()).isValid();
}

} // namespace

RevisionSettings readRevisionSettings(Configuration &configuration, const QString &scriptLocation)
{
    RevisionSettings settings;
    if (!scriptLocation.isEmpty())
        settings.templateFile = scriptLocation + "/script.py.mako"_L1;
    if (const auto written = configuration.text(u"file_template"_s)) {
        settings.fileTemplatePlace = written->place;
        if (written->text.isEmpty()) {
            configuration.add(
                u"file-template-empty"_s, Severity::Warning, u"file_template is empty."_s,
                u"Remove the line: the names are %(rev)s_%(slug)s then, as Stemma writes them."_s,
                written->place);
        } else {
            settings.fileTemplate = written->text;
        }
    }
    settings.truncateSlugLength = slugLength(configuration);
    if (const auto written = configuration.text(u"timezone"_s); written && !written->text.isEmpty()) {
        settings.timezonePlace = written->place;
        settings.timezone = written->text;
        if (!isTimeZone(written->text)) {
            configuration.add(
                u"timezone-unknown"_s, Severity::Warning,
                u"There is no time zone %1 on this computer."_s.arg(written->text),
                u"Correct timezone, for example Europe/Berlin: no revision can be made until then."_s,
                written->place);
        }
    }
    if (const auto written = configuration.text(u"output_encoding"_s); written && !written->text.isEmpty())
        settings.outputEncoding = written->text;
    settings.revisionEnvironment = configuration.isTruthy(u"revision_environment"_s);
    settings.sourceless = configuration.isTrue(u"sourceless"_s);
    settings.recursiveVersionLocations = configuration.isTrue(u"recursive_version_locations"_s);
    settings.hooks = readPostWriteHooks(configuration);
    return settings;
}

} // namespace stemma
