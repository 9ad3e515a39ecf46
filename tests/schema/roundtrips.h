// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// A kind of object in one of its notable shapes.
struct RoundTrip
{
    enum class On { Both, MariaDb, MySql };

    const char *name = nullptr;
    QStringList statements; ///< that make it, in one session
    QStringList words; ///< that its print must have: what is lost in reading would be equal as well
    On on = On::Both;
};

QList<RoundTrip> tableRoundTrips(); ///< columns, options, partitions
QList<RoundTrip> keyRoundTrips(); ///< indexes, foreign keys, checks
QList<RoundTrip> programRoundTrips(); ///< views, triggers, routines, events, sequences

} // namespace stemma
