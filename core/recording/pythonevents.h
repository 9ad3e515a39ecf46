// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// What recorder.py has told. A value; pure.
struct PythonEvents
{
    struct FailedStatement
    {
        QString beginning; ///< of its text, up to the first parameter
        int code = 0;
        QString error;
        QString message;
    };
    struct Exception
    {
        QString type;
        QString message;
        QString shortTrace; ///< the project's own frames
        QString wholeTrace;
        QString missingModule;
        QString file; ///< of the innermost frame of the project's own
        int line = 0;
    };

    bool isIsolated = false;
    QString python;
    QString otherDatabase; ///< the name that the project's URL has
    QString versionTable, versionSchema;
    QString functionFile;
    int functionLine = 0, functionEndLine = 0;
    QList<FailedStatement> failed; ///< in order; each has a mark in the log
    QStringList blocked; ///< addresses that the code wanted to connect to
    QStringList programs; ///< that the revision has started
    QString refused; ///< why the run was ended
    std::optional<Exception> exception;
    bool isDone = false;

    static PythonEvents parse(const QByteArray &lines);

    /// Why there is no recording; nothing where it is done.
    std::optional<Error> error(const QString &revision) const;
};

} // namespace stemma
