// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/connectionsettings.h"

using namespace Qt::StringLiterals;

namespace stemma {

QString ConnectionSettings::display() const
{
    const QString who = user.isEmpty() ? QString() : user + u'@';
    if (!unixSocket.isEmpty())
        return who + unixSocket + u'/' + database;
    const QString shownHost = host.isEmpty() ? u"localhost"_s
        : host.contains(u':')                ? u'[' + host + u']'
                                             : host;
    return who + shownHost + u':' + QString::number(port) + u'/' + database;
}

} // namespace stemma
