// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/symbols.h"

#include "core/python/call.h"
#include "core/python/knownfunction.h"
#include "core/python/unknowable.h"

namespace stemma {

QString KnownObject::description() const
{
    return shortName(QLatin1String(known->function->name));
}

void refuseUnknown(const Value &value)
{
    if (const auto *unknown = value.as<UnknownObject>())
        giveUp(unknown->reason, unknown->line);
    if (const auto *external = value.as<ExternalObject>())
        giveUp(QStringLiteral("uses %1, which is stated outside this file").arg(external->name));
}

} // namespace stemma
