// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/clonework.h"

#include <QSet>

namespace stemma {

/// The server's CREATE of something that keeps session settings, with those settings.
struct ShownProgram
{
    QString object; ///< "trigger t", for people
    QString sql;
    QString sqlMode; ///< null: not kept
    QString charset;
    QString collation;
    QString databaseCollation; ///< null: not kept
    QString timeZone; ///< null: not kept
};

/// Makes them on the target, under their settings.
class ProgramMaker
{
public:
    explicit ProgramMaker(CloneWork &work)
        : m_work(work)
    { }

    /// False when the target would not have it; that is then a problem of the report, unless `quietly`, with
    /// the server's words in lastError().
    Result<bool> make(const ShownProgram &program, bool quietly = false);
    const Error &lastError() const { return m_lastError; }

private:
    Result<> prepare(const QStringList &settings, const QString &mode);
    Result<> createDefiner(const QString &sql);

    CloneWork &m_work;
    QSet<QString> m_definers;
    Error m_lastError;
};

} // namespace stemma
