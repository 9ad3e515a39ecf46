// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace stemma {

/// Whether a statement holds a password, or `<secret>` where the log has put that in its place: IDENTIFIED
/// BY, SET PASSWORD, CREATE SERVER with a PASSWORD, a replica's password. Pure.
bool holdsSecret(QStringView sql);

} // namespace stemma
