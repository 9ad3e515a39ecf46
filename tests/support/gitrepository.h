// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace stemma::test {

/// A git repository made by the git program, gone with the object.
class GitRepository
{
public:
    /// Keeps the configuration of whoever runs the tests out of them.
    static void isolate()
    {
        qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
        qputenv("GIT_CONFIG_NOSYSTEM", "1");
        for (const char *name : {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"})
            qputenv(name, "Tester");
        for (const char *address : {"GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"})
            qputenv(address, "tester@localhost");
    }

    explicit GitRepository(const QString &branch = QStringLiteral("main"))
    {
        run({QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("-b"), branch});
    }

    /// A clone, over a transport that minds the options.
    GitRepository(const GitRepository &origin, const QStringList &options)
    {
        run(QStringList{QStringLiteral("clone"), QStringLiteral("-q")} + options
            + QStringList{QStringLiteral("file://") + origin.path(), QStringLiteral(".")});
    }

    QString path() const { return m_folder.path(); }

    void run(const QStringList &arguments) const
    {
        QProcess git;
        git.setWorkingDirectory(path());
        git.setProcessChannelMode(QProcess::MergedChannels);
        git.start(QStringLiteral("git"), arguments);
        if (!git.waitForFinished(30'000) || git.exitCode() != 0)
            qFatal("git %s: %s", qPrintable(arguments.join(u' ')), git.readAll().constData());
    }

    void write(const QString &name, const QByteArray &content) const
    {
        const QString file = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("can't write %s", qPrintable(file));
    }

    void commitFile(const QString &name, const QByteArray &content = "x\n") const
    {
        write(name, content);
        commitAll();
    }

    void commitAll() const
    {
        run({QStringLiteral("add"), QStringLiteral("-A")});
        run({QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("change")});
    }

private:
    QTemporaryDir m_folder;
};

} // namespace stemma::test
