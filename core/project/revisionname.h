// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/revisionsettings.h"
#include "core/python/pythondatetime.h"

#include <QString>

namespace stemma {

/// The words of a message as part of a file name, lower case, joined by `_`, cut at a word to at most so many
/// characters. Letters and digits are those of Unicode, as Python counts them.
QString slugOf(const QString &message, int longest);

/// What a new revision's file name is made of.
struct RevisionNameParts
{
    QString id;
    QString message;
    PythonDateTime created;
    qint64 epoch = 0; ///< seconds
};

/// The file's name below its version location, with its suffix, by the project's file_template. It may hold
/// folders where the project reads subfolders too.
/// Errors: SettingInvalid for a template that can't be filled, that leaves the folder, or whose file would
/// not be read as a revision.
Result<QString> revisionFileName(const RevisionSettings &settings, const RevisionNameParts &parts,
                                 const QString &suffix);

} // namespace stemma
