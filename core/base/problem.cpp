// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/problem.h"

namespace stemma {

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("error");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Info:
        break;
    }
    return QStringLiteral("info");
}

} // namespace stemma
