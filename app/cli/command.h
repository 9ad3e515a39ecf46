// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace stemma {
class Session;
}

namespace stemma::cli {

/// One verb of the command line. A verb says what it takes and what it does; reading the arguments, help,
/// --json and the project's place are the same for all and live here.
class Command
{
public:
    Command(QString name, QString summary);
    virtual ~Command();
    Command(const Command &) = delete;
    Command &operator=(const Command &) = delete;

    const QString &name() const { return m_name; }
    const QString &summary() const { return m_summary; }

    /// `arguments` are all of the program's but its name and the verb.
    ExitStatus run(const QStringList &arguments, const Console &console);

    /// The flags that every verb takes, before or after it.
    static void addCommonOptions(QCommandLineParser &parser);
    static QString helpText(const QCommandLineParser &parser);

protected:
    /// What the common flags said, and what is left for the verb.
    struct Request
    {
        const Console &console;
        const QCommandLineParser &options;
        QString project; ///< the ini file or folder
        QStringList operands;
        bool json = false;
    };

    virtual QString operandSyntax() const { return {}; } ///< "TARGET"
    virtual qsizetype operandCount() const { return 0; }
    virtual void addOptions(QCommandLineParser &) const { }
    virtual ExitStatus execute(const Request &request) = 0;

    /// Opens the project and says its problems; says the error when that fails.
    static Result<Session> open(const Request &request);

    /// {"error":…} or the error's text.
    static ExitStatus fail(const Request &request, const Error &error);

private:
    QString m_name;
    QString m_summary;
};

} // namespace stemma::cli
