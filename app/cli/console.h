// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/problem.h"

#include <QJsonObject>
#include <QString>

#include <cstdio>

namespace stemma::cli {

/// How a command ended, as the shell sees it.
enum class ExitStatus { Done = 0, Failed = 1, Usage = 2 };

/// Standard output for answers, standard error for everything said beside them. UTF-8, written at once, so
/// that a reader at the other end of a pipe sees each line when it happens.
class Console
{
public:
    Console(std::FILE *output, std::FILE *errors);

    /// The same, but answers go nowhere.
    Console withoutOutput() const { return Console(nullptr, m_errors); }

    void line(const QString &text) const; ///< to standard output
    void json(const QJsonObject &object) const; ///< one line of JSON to standard output
    void note(const QString &text) const; ///< to standard error
    void problems(const QList<Problem> &problems) const; ///< file:line: severity: message, to standard error

private:
    static void write(std::FILE *file, const QByteArray &bytes);

    std::FILE *m_output;
    std::FILE *m_errors;
};

} // namespace stemma::cli
