// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace stemma {

// The files of a new project.
QByteArray startEnvironmentScript(); ///< env.py
QByteArray startTemplate(); ///< script.py.mako
QByteArray startReadme(bool isSql);
QByteArray startIniFile(const QString &scriptLocation, bool isSql); ///< as the ini file shall have it

} // namespace stemma
