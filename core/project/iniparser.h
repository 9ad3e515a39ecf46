// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/inifile.h"

#include <QSet>
#include <QString>

namespace stemma {

/// Reads the lines of an .ini file into an IniFile. Used once.
class IniParser
{
public:
    IniParser(const QString &file, const QHash<QString, QString> &defaults);

    Result<IniFile> parse(const QString &text);

private:
    Result<> line(const QString &line);
    Result<> header(const QString &name);
    Result<> option(const QString &text);
    Failure malformed(const QString &message, const QString &advice) const;
    IniFile::Section &section();

    IniFile m_result;
    QSet<QString> m_keysHere; ///< keys written in this file's [DEFAULT], which may repeat the given defaults
    QString m_section; ///< null before the first header
    QString m_key; ///< the key that continuation lines belong to; empty after a header
    int m_line = 0;
    qsizetype m_indent = 0; ///< of the last header or key
    int m_blankLines = 0; ///< since the key's last line: they belong to the value if it goes on
};

} // namespace stemma
