// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <memory>

class QSocketNotifier;

namespace stemma {

struct Project;

/// What of a project is watched.
struct WatchedPaths
{
    QStringList folders; ///< of revision files
    QStringList files; ///< configuration; they need not exist

    bool operator==(const WatchedPaths &) const = default;
};
WatchedPaths watchedPaths(const Project &project);

/// Tells when files of a project change: written in place or replaced, new, gone, renamed; folders that go
/// and come back. Many changes at once, as by switching the git branch, are told once, when nothing more has
/// happened for quietMs, at the latest after latestMs.
///
/// One inotify watch a folder, whatever number of files is in it: QFileSystemWatcher would need one for each
/// file to notice that it is written in place. Where the system gives no watch, nothing is told. Lives on a
/// thread with an event loop; it looks at folders on the disk, so that is better not the window's.
class ProjectWatcher : public QObject
{
    Q_OBJECT

public:
    static constexpr int quietMs = 150;
    static constexpr int latestMs = 800;

    explicit ProjectWatcher(QObject *parent = nullptr);
    ~ProjectWatcher() override;

    /// Watches these instead of what was watched before.
    void watch(const WatchedPaths &paths);

    int watchCount() const { return int(m_interests.size()); }

signals:
    void changed();

private:
    /// What counts in one watched folder.
    struct Interest
    {
        bool revisionFiles = false;
        QSet<QByteArray> names;
    };

    void arm();
    void addFolder(const QString &folder);
    void addNearest(QString path);
    int add(const QString &folder);
    void readEvents();
    bool counts(int watch, quint32 mask, const QByteArray &name) const;
    void noteChange();
    void tell();

    int m_inotify = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    WatchedPaths m_paths;
    QHash<int, Interest> m_interests; ///< by watch
    QTimer m_quiet;
    QElapsedTimer m_sinceFirst; ///< since the first change that was not told yet
};

} // namespace stemma
