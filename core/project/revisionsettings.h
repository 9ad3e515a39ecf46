// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/place.h"

#include <QList>
#include <QString>

namespace stemma {

/// A program that the project wants to be run over each new revision file. Named here, never run by reading.
struct PostWriteHook
{
    QString name; ///< as the project calls it: "ruff"
    QString type; ///< console_scripts, exec, module, or a name that env.py registers; empty when not given
    QString program; ///< the entry point, executable or module that the type asks for; may be empty
    QString options; ///< as written; REVISION_SCRIPT_FILENAME stands for the file, and is put first if absent
    QString workingFolder; ///< `cwd` as written; empty: where alembic is run
    Place place; ///< where the hook's type is said

    bool operator==(const PostWriteHook &) const = default;
};

/// One of the folders that revision files lie in, before its subfolders are looked for.
struct VersionLocation
{
    QString written; ///< as in the configuration; "versions" when it names none
    QString folder; ///< absolute, need not exist; empty when it is in a package that can't be found

    bool operator==(const VersionLocation &) const = default;
};

/// How new revision files of a project are named and written, and which files count as revisions. A value;
/// what the configuration leaves out has Alembic's default.
struct RevisionSettings
{
    QString templateFile; ///< script.py.mako, absolute, need not exist; empty without a script location
    QString fileTemplate = QStringLiteral("%(rev)s_%(slug)s"); ///< % formatting, without ".py"
    Place fileTemplatePlace; ///< for errors about it; empty for the default
    int truncateSlugLength = 40; ///< characters
    QString timezone; ///< an IANA name ("Europe/Berlin", "utc"); empty: local time
    Place timezonePlace; ///< for errors about it
    QString outputEncoding = QStringLiteral("utf-8"); ///< a Python codec's name
    bool revisionEnvironment = false; ///< `revision` runs env.py, which may add to a file's text
    bool sourceless = false; ///< .pyc and .pyo files count as revisions too
    bool recursiveVersionLocations = false;
    QList<VersionLocation> versionLocations; ///< in Alembic's order; at least one with a script location
    bool namesVersionLocations =
        false; ///< the configuration lists them: a missing folder is made by `revision`
    QList<PostWriteHook> hooks; ///< in the order that they would run in

    bool operator==(const RevisionSettings &) const = default;
};

} // namespace stemma
