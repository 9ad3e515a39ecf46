// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/creationtime.h"

#include <QTimeZone>

#include <optional>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// The zone of that name, or of that name in capitals ("utc").
std::optional<QTimeZone> zoneNamed(const QString &name)
{
    for (const QString &each : {name, name.toUpper()}) {
        const QByteArray id = each.toLatin1();
        // Qt also takes "UTC+01:00", which is no zone's name.
        const bool isOffset = id.startsWith("UTC") && id.size() > 3;
        if (!isOffset && QTimeZone::isTimeZoneIdAvailable(id))
            return QTimeZone(id);
    }
    return std::nullopt;
}

} // namespace

Result<PythonDateTime> creationTime(const RevisionSettings &settings, TimePoint moment)
{
    using namespace std::chrono;
    const qint64 micro = floor<microseconds>(moment.time_since_epoch()).count();
    const qint64 seconds = floor<std::chrono::seconds>(moment.time_since_epoch()).count();
    PythonDateTime time;
    time.microsecond = int(micro - seconds * 1'000'000);
    const QString name = settings.timezone.trimmed();
    if (name.isEmpty()) {
        time.local = QDateTime::fromSecsSinceEpoch(seconds);
        return time;
    }
    const std::optional<QTimeZone> zone = zoneNamed(name);
    if (!zone) {
        return failure(
            ErrorKind::SettingInvalid, u"Can't locate timezone: %1"_s.arg(name),
            u"Write a name such as UTC or Europe/Berlin, or leave timezone blank for local time."_s,
            settings.timezonePlace);
    }
    time.local = QDateTime::fromSecsSinceEpoch(seconds, *zone);
    time.offset = time.local.offsetFromUtc();
    return time;
}

} // namespace stemma
