// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace stemma {

/// The text of a Python file as Python itself would read it: decoded by its byte order mark or its coding
/// comment (PEP 263, UTF-8 without one), with CRLF and CR turned into LF. Line numbers are those of the file.
struct SourceText
{
    QByteArray utf8; ///< always valid UTF-8, without a byte order mark
    QString
        fault; ///< why Python would refuse the file; bad bytes are replaced so that the rest stays readable
    int faultLine = 0;
    QByteArray encoding; ///< "latin-1", or the name of another encoding than UTF-8; empty for UTF-8
};

SourceText decodeSource(const QByteArray &bytes);

} // namespace stemma
