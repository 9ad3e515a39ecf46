// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/runevent.h"

namespace stemma {

QString passedOverText(const StatementPassedOver &event)
{
    if (!event.error)
        return QStringLiteral("Left out: a statement before it in its try block failed.");
    const QString words = event.error->native.isEmpty() ? event.error->message : event.error->native;
    return QStringLiteral("Failed, and the revision file passes over it: %1").arg(words);
}

} // namespace stemma
