// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/python/textprogram.h"
#include "core/template/templatepart.h"

#include <QList>
#include <QString>

namespace stemma {

/// A template as the Python statements that write it.
struct TranslatedTemplate
{
    QByteArray source;
    QStringList texts;
    QList<int> lines; ///< of the template, by line of the source, from 0
};

/// What each part is in Python: texts and expressions write, control lines are `if` and `for`, blocks of code
/// stand as they are. Each expression and each control line must be whole by itself. Pure.
///
/// Errors: NeedsPython with the template's line.
Result<TranslatedTemplate> translateTemplate(const QList<TemplatePart> &parts, const QString &file);

} // namespace stemma
