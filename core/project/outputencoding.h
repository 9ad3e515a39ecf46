// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace stemma {

/// Text in the encoding that Python knows by that name.
/// Errors: SettingInvalid for an encoding that is not known here, and for a character that it has not.
Result<QByteArray> encodeOutput(const QString &text, const QString &encoding);

} // namespace stemma
