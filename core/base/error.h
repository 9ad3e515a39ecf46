// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/place.h"

#include <QString>

namespace stemma {

/// What went wrong, as code: callers decide by the kind, people read the texts.
enum class ErrorKind {
    // files and projects
    FileUnreadable,
    FileMalformed,
    NotAProject,
    // graph and plans; the names are Alembic's
    MultipleHeads,
    CantLocate,
    Ambiguous,
    RangeNotAncestor,
    Overlaps,
    NoSuchBranch,
    NotOnBranch,
    AmbiguousWalk,
    RelativeOutOfRange,
    InvalidTarget,
    NotAHead,
    NotAtHeads,
    DuplicateHeads,
    DuplicateRow,
    Cycle,
    MissingParent,
    NotPlannable,
    // writing revision files
    IdInvalid,
    IdTaken,
    LabelTaken,
    VersionPathNeeded,
    SettingInvalid,
    FileExists,
    FileUnwritable,
    FileChanged,
    NotEditable,
    // SQL
    NeedsPython,
    PythonUnavailable,
    PythonNotTrusted,
    // database
    UrlInvalid,
    UnsupportedDatabase,
    TlsUnsupported,
    ConnectionFailed,
    AccessDenied,
    UnknownDatabase,
    ConnectionLost,
    StatementFailed,
    VersionRowMismatch,
    // sandbox
    SandboxUnavailable,
    // anything's end
    Cancelled,
    Internal,
};

/// An error as a value. The kind is for code; message says what happened, advice what to do next,
/// native repeats the words of the server or the operating system, unchanged. None of the texts ever holds a
/// password.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString message; ///< one sentence, field terms
    QString advice; ///< what to do next; may be empty
    Place place;
    QString native; ///< the server's, Python's or system's own words; may be empty
    int nativeCode = 0; ///< e.g. MySQL's 1062; 0 when there is none
    QString statement; ///< the SQL that failed, where one did

    bool operator==(const Error &) const = default;
};

/// The stable name of a kind, as the command line prints it in JSON ("MultipleHeads").
QString errorKindName(ErrorKind kind);

/// The whole error as text of one to four lines: what happened, where, the native words, what to do.
QString errorText(const Error &error);

} // namespace stemma
