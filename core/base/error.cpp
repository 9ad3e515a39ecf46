// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QStringList>

namespace stemma {

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::FileUnreadable:
        return QStringLiteral("FileUnreadable");
    case ErrorKind::FileMalformed:
        return QStringLiteral("FileMalformed");
    case ErrorKind::NotAProject:
        return QStringLiteral("NotAProject");
    case ErrorKind::MultipleHeads:
        return QStringLiteral("MultipleHeads");
    case ErrorKind::CantLocate:
        return QStringLiteral("CantLocate");
    case ErrorKind::Ambiguous:
        return QStringLiteral("Ambiguous");
    case ErrorKind::RangeNotAncestor:
        return QStringLiteral("RangeNotAncestor");
    case ErrorKind::Overlaps:
        return QStringLiteral("Overlaps");
    case ErrorKind::NoSuchBranch:
        return QStringLiteral("NoSuchBranch");
    case ErrorKind::NotOnBranch:
        return QStringLiteral("NotOnBranch");
    case ErrorKind::AmbiguousWalk:
        return QStringLiteral("AmbiguousWalk");
    case ErrorKind::RelativeOutOfRange:
        return QStringLiteral("RelativeOutOfRange");
    case ErrorKind::InvalidTarget:
        return QStringLiteral("InvalidTarget");
    case ErrorKind::NotAHead:
        return QStringLiteral("NotAHead");
    case ErrorKind::NotAtHeads:
        return QStringLiteral("NotAtHeads");
    case ErrorKind::DuplicateHeads:
        return QStringLiteral("DuplicateHeads");
    case ErrorKind::DuplicateRow:
        return QStringLiteral("DuplicateRow");
    case ErrorKind::Cycle:
        return QStringLiteral("Cycle");
    case ErrorKind::MissingParent:
        return QStringLiteral("MissingParent");
    case ErrorKind::NotPlannable:
        return QStringLiteral("NotPlannable");
    case ErrorKind::IdInvalid:
        return QStringLiteral("IdInvalid");
    case ErrorKind::IdTaken:
        return QStringLiteral("IdTaken");
    case ErrorKind::LabelTaken:
        return QStringLiteral("LabelTaken");
    case ErrorKind::VersionPathNeeded:
        return QStringLiteral("VersionPathNeeded");
    case ErrorKind::SettingInvalid:
        return QStringLiteral("SettingInvalid");
    case ErrorKind::FileExists:
        return QStringLiteral("FileExists");
    case ErrorKind::FileUnwritable:
        return QStringLiteral("FileUnwritable");
    case ErrorKind::FileChanged:
        return QStringLiteral("FileChanged");
    case ErrorKind::NotEditable:
        return QStringLiteral("NotEditable");
    case ErrorKind::NeedsPython:
        return QStringLiteral("NeedsPython");
    case ErrorKind::PythonUnavailable:
        return QStringLiteral("PythonUnavailable");
    case ErrorKind::PythonNotTrusted:
        return QStringLiteral("PythonNotTrusted");
    case ErrorKind::UrlInvalid:
        return QStringLiteral("UrlInvalid");
    case ErrorKind::UnsupportedDatabase:
        return QStringLiteral("UnsupportedDatabase");
    case ErrorKind::TlsUnsupported:
        return QStringLiteral("TlsUnsupported");
    case ErrorKind::ConnectionFailed:
        return QStringLiteral("ConnectionFailed");
    case ErrorKind::AccessDenied:
        return QStringLiteral("AccessDenied");
    case ErrorKind::UnknownDatabase:
        return QStringLiteral("UnknownDatabase");
    case ErrorKind::ConnectionLost:
        return QStringLiteral("ConnectionLost");
    case ErrorKind::StatementFailed:
        return QStringLiteral("StatementFailed");
    case ErrorKind::VersionRowMismatch:
        return QStringLiteral("VersionRowMismatch");
    case ErrorKind::SandboxUnavailable:
        return QStringLiteral("SandboxUnavailable");
    case ErrorKind::Cancelled:
        return QStringLiteral("Cancelled");
    case ErrorKind::Internal:
        break;
    }
    return QStringLiteral("Internal");
}

QString errorText(const Error &error)
{
    QStringList lines{error.message};
    if (!error.place.isEmpty()) {
        lines << (error.place.line > 0
                      ? QStringLiteral("%1, line %2").arg(error.place.file).arg(error.place.line)
                      : error.place.file);
    }
    if (!error.native.isEmpty())
        lines << (error.nativeCode ? QStringLiteral("%1 (error %2)").arg(error.native).arg(error.nativeCode)
                                   : error.native);
    if (!error.advice.isEmpty())
        lines << error.advice;
    return lines.join(u'\n');
}

} // namespace stemma
