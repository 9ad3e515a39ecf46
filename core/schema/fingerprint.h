// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace stemma::schema {

/// The normal text of an object: every property that counts, one way of writing it, independent of the
/// server. Empty when the schema has no such object.
QString normalText(const Schema &schema, const ObjectName &object);

/// SHA-256 of the normal text as 64 hex digits; of an object that isn't there a value of its own, so that
/// "absent" can be compared as well. Equal on MySQL and MariaDB, and for any AUTO_INCREMENT=.
QByteArray fingerprint(const Schema &schema, const ObjectName &object);

/// Each object of the set by itself: a multi-object statement may be half done, which one hash would not
/// show.
QMap<ObjectName, QByteArray> fingerprints(const Schema &schema, const QList<ObjectName> &objects);

/// Of the whole schema, its own charset and collation included.
QByteArray fingerprint(const Schema &schema);

} // namespace stemma::schema
