// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/revisionsettings.h"
#include "core/revisions/revision.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// A new revision as a person asks for it. Empty fields mean Alembic's defaults.
struct RevisionRequest
{
    /// Which kind of file: Automatic is SQL where all revisions of the project are .sql files, or where its
    /// configuration says `revision_files = sql`.
    enum class Format { Automatic, Python, Sql };

    std::optional<QString> message = {}; ///< nothing: "empty message"
    QStringList heads = {}; ///< identifiers; empty: "head"; several: a merge
    bool splice = false; ///< a parent need not be a head
    QStringList dependsOn = {}; ///< identifiers
    QStringList branchLabels = {};
    QString versionPath = {}; ///< one of the version locations; relative to the current folder
    QString id = {}; ///< empty: 12 random hexadecimal digits
    Format format = Format::Automatic;
};

/// A new revision file that is not on disk yet.
struct RevisionDraft
{
    Revision revision; ///< as the file will be read
    QString file; ///< absolute
    QByteArray content;
    QStringList newFolders; ///< to be made, parents first
    QList<PostWriteHook> hooks; ///< that the project wants to be run over it; nothing here runs them
};

} // namespace stemma
