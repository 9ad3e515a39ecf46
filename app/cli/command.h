// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/base/result.h"
#include "core/project/projectoptions.h"

#include <QString>
#include <QStringList>

#include <limits>

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

    /// The program's arguments before the verb (without its own name) and behind it.
    ExitStatus run(const QStringList &before, const QStringList &behind, const Console &console);

    /// The flags that every verb takes, before or after it.
    static void addCommonOptions(QCommandLineParser &parser);
    static QString helpText(const QCommandLineParser &parser);

protected:
    /// What the common flags said, and what is left for the verb.
    struct Request
    {
        const Console &console;
        const QCommandLineParser &options;
        QString project; ///< the folder that the program was started in
        ProjectOptions projectOptions;
        QStringList operands;
        bool json = false;
    };

    struct OperandCount
    {
        qsizetype least = 0;
        qsizetype most = 0;
    };
    static constexpr qsizetype anyNumber = std::numeric_limits<qsizetype>::max();

    virtual QString operandSyntax() const { return {}; } ///< "TARGET"
    virtual OperandCount operandCount() const { return {}; }
    virtual void addOptions(QCommandLineParser &) const { }

    /// Rewrites arguments behind the verb where a letter means something else there than before it.
    virtual void translate(QStringList &) const { }

    /// Options whose value may be a relative revision: "--at -1".
    virtual QStringList revisionOptions() const { return {}; }

    /// Whether the verb runs env.py in Alembic: then a -x that env.py reads can't be passed over.
    virtual bool usesEnvironment() const { return false; }
    virtual ExitStatus execute(const Request &request) = 0;

    /// Opens the project and says its problems; says the error when that fails.
    Result<Session> open(const Request &request) const;

    /// The same for another project than the one that the common flags name.
    Result<Session> open(const Request &request, const ProjectOptions &options) const;

    /// open(), and connects to the project's database.
    Result<Session> openConnected(const Request &request) const;

    /// {"error":…} or the error's text.
    static ExitStatus fail(const Request &request, const Error &error);

private:
    QString m_name;
    QString m_summary;
};

} // namespace stemma::cli
