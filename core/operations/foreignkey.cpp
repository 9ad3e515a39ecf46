// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/foreignkey.h"

namespace stemma {

bool ForeignKey::setTarget(const QString &spec)
{
    QStringList parts = spec.split(u'.');
    if (parts.size() < 2)
        return false;
    referredColumns = {parts.takeLast()};
    referredTable = parts.takeLast();
    referredSchema = parts.join(u'.');
    return true;
}

} // namespace stemma
