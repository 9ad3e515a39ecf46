// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/template/templatepart.h"

#include <QList>
#include <QString>

namespace stemma {

/// Takes a Mako template apart by Mako's own rules: comments and <%doc> are left out, a backslash at a line's
/// end takes the line end with it, `%%` at a line's start is a percent sign, <%text> is text.
///
/// Errors: NeedsPython with the template's line, for tags that are not worked out here (page, include,
/// inherit, namespace, block, call) and for what Mako refuses too.
Result<QList<TemplatePart>> splitTemplate(const QString &text, const QString &file);

/// "The template can't be worked out here: it …", with the way out.
Failure templateFailure(const QString &reason, const QString &file, int line);

} // namespace stemma
