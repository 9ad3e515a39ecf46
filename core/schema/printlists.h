// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/index.h"

#include <QString>
#include <QStringList>

namespace stemma::schema {

/// "`a`,`b`"
QString quotedNames(const QStringList &names);

/// "`a`,`b`(10) DESC,(lower(`c`))"
QString indexParts(const QList<IndexPart> &parts);

} // namespace stemma::schema
