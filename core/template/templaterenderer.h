// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/python/pythondatetime.h"
#include "core/python/textprogram.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <functional>
#include <optional>

namespace stemma {

/// What a template is filled with.
struct TemplateValues
{
    QHash<QString, ProgramValue> names;
    std::function<std::optional<QString>(const QString &)> option; ///< config.get_main_option()
};

/// Fills a Mako template, such as Alembic's script.py.mako, without Python: the text is the one that Mako
/// would make, line ends as the template has them. Pure and reentrant; nothing in the template is ever run.
///
/// The bytes are UTF-8, or what a coding comment in the first line says. As with Mako, that line is left out.
/// Errors: FileMalformed (bytes of another encoding), NeedsPython with the template's line for whatever can't
/// be worked out for sure.
Result<QString> renderTemplate(const QByteArray &bytes, const QString &file, const TemplateValues &values);

} // namespace stemma
