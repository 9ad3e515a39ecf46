// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/projectwatcher.h"

#include "core/project/project.h"

#include <QFile>
#include <QFileInfo>
#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <utility>

#include <sys/inotify.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr quint32 allEvents = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM
    | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr quint32 folderItself = IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT;

bool isRevisionFile(const QByteArray &name)
{
    return (name.endsWith(".py") || name.endsWith(".sql")) && !name.startsWith('.');
}

} // namespace

WatchedPaths watchedPaths(const Project &project)
{
    WatchedPaths paths{project.versionLocations, {}};
    paths.files = {project.folder + "/.env"_L1, project.folder + "/alembic.ini"_L1,
                   project.folder + "/pyproject.toml"_L1};
    for (const QString &file : {project.iniFile, project.tomlFile}) {
        if (!file.isEmpty())
            paths.files << file;
    }
    if (!project.scriptLocation.isEmpty())
        paths.files << project.scriptLocation + "/env.py"_L1;
    return paths;
}

ProjectWatcher::ProjectWatcher(QObject *parent)
    : QObject(parent)
    , m_quiet(this)
{
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &ProjectWatcher::tell);
}

ProjectWatcher::~ProjectWatcher()
{
    m_notifier.reset();
    if (m_inotify >= 0)
        ::close(m_inotify);
}

void ProjectWatcher::watch(const WatchedPaths &paths)
{
    if (m_paths == paths)
        return;
    m_paths = paths;
    // Events of what was watched before are of no interest any more, so the queue goes with them.
    m_notifier.reset();
    if (m_inotify >= 0)
        ::close(m_inotify);
    m_inotify = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (m_inotify < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_inotify, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProjectWatcher::readEvents);
    arm();
}

// Adding a watch that is there already gives the same one, so this also mends what has gone.
void ProjectWatcher::arm()
{
    const QHash<int, Interest> before = std::exchange(m_interests, {});
    for (const QString &folder : std::as_const(m_paths.folders))
        addFolder(folder);
    for (const QString &file : std::as_const(m_paths.files))
        addNearest(file);
    for (auto old = before.keyBegin(); old != before.keyEnd(); ++old) {
        if (!m_interests.contains(*old))
            ::inotify_rm_watch(m_inotify, *old);
    }
}

int ProjectWatcher::add(const QString &folder)
{
    return ::inotify_add_watch(m_inotify, QFile::encodeName(folder).constData(), allEvents);
}

void ProjectWatcher::addFolder(const QString &folder)
{
    if (const int watch = add(folder); watch >= 0)
        m_interests[watch].revisionFiles = true;
    addNearest(folder); // whether it goes, comes back, or becomes another one
}

// Watches the folder of a path for its name; while that folder is missing, the nearest one above it for what
// would lead there.
void ProjectWatcher::addNearest(QString path)
{
    for (;;) {
        const QFileInfo info(path);
        const QString folder = info.path();
        if (folder == path || folder.isEmpty())
            return;
        if (const int watch = add(folder); watch >= 0) {
            m_interests[watch].names.insert(QFile::encodeName(info.fileName()));
            return;
        }
        path = folder;
    }
}

void ProjectWatcher::readEvents()
{
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    bool any = false;
    for (;;) {
        const ssize_t size = ::read(m_inotify, buffer.data(), buffer.size());
        if (size <= 0)
            break;
        for (ssize_t at = 0; at < size;) {
            const auto *event = reinterpret_cast<const inotify_event *>(buffer.data() + at);
            at += ssize_t(sizeof(inotify_event)) + event->len;
            any = counts(event->wd, event->mask, event->len > 0 ? QByteArray(event->name) : QByteArray())
                || any;
        }
    }
    if (any)
        noteChange();
}

bool ProjectWatcher::counts(int watch, quint32 mask, const QByteArray &name) const
{
    if (mask & IN_Q_OVERFLOW)
        return true;
    const auto interest = m_interests.constFind(watch);
    if (interest == m_interests.constEnd())
        return false;
    if (mask & folderItself)
        return true;
    if (interest->names.contains(name))
        return true;
    if (!interest->revisionFiles)
        return false;
    return mask & IN_ISDIR ? !(mask & IN_ATTRIB) && name != "__pycache__" && !name.startsWith('.')
                           : isRevisionFile(name);
}

void ProjectWatcher::noteChange()
{
    if (!m_sinceFirst.isValid())
        m_sinceFirst.start();
    const qint64 left = latestMs - m_sinceFirst.elapsed();
    m_quiet.start(int(std::clamp<qint64>(left, 0, quietMs)));
}

// The watches come first: what changes from here on is told again, what has changed is there to be read.
void ProjectWatcher::tell()
{
    m_sinceFirst.invalidate();
    arm();
    emit changed();
}

} // namespace stemma
