// SPDX-License-Identifier: GPL-3.0-or-later
// replaybench PROJECT… : replays the histories of real projects, one after the other in one schema, and
// prints how long it takes without and with a cache. Revisions that need Python are left out, and those that
// then fail.
// --times N runs what is left N times over, with a revision between that drops all tables.
#include "core/sandbox/replay.h"
#include "core/workspace/snapshotreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

using namespace stemma;

namespace {

QList<ReplayRevision> readRevisions(const QString &path)
{
    ProjectOptions options;
    if (QDir(path).exists(QStringLiteral("versions"))) // a script location, whose configuration code may make
        options.scriptLocation = path;
    const auto snapshot = readSnapshot(path, 0, ServerInfo::Flavour::MariaDb, options);
    if (!snapshot) {
        std::printf("%s: %s\n", qPrintable(path), qPrintable(errorText(snapshot.error())));
        return {};
    }
    QList<ReplayRevision> revisions;
    int unknown = 0;
    const auto &lanes = (*snapshot)->lanes;
    for (auto row = lanes.crbegin(); row != lanes.crend(); ++row) {
        const auto sql = (*snapshot)->sqlOf(row->node);
        if (!sql || !sql->upgrade.isKnown()) {
            ++unknown;
            continue;
        }
        ReplayRevision revision;
        revision.id = (*snapshot)->graph.revision(row->node).id;
        for (const Statement &statement : sql->upgrade.statements) {
            if (statement.tryBlock)
                revision.tryBlocks.insert(revision.statements.size(), *statement.tryBlock);
            revision.statements << statement.text;
        }
        revisions << revision;
    }
    std::printf("%s: %lld revisions known, %d need Python\n", qPrintable(path),
                static_cast<long long>(revisions.size()), unknown);
    return revisions;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QList<ReplayRevision> revisions;
    QStringList paths = application.arguments().sliced(1);
    int times = 1;
    if (paths.value(0) == QLatin1StringView("--times")) {
        times = paths.value(1).toInt();
        paths = paths.sliced(2);
    }
    for (const QString &path : std::as_const(paths))
        revisions << readRevisions(path);
    const QTemporaryDir scratch;
    ReplayOptions options;
    options.cacheFolder = scratch.path();
    int dropped = 0;
    schema::Schema last;
    for (;;) {
        const auto history = replay(revisions, options);
        if (!history) {
            std::printf("%s\n", qPrintable(errorText(history.error())));
            return 1;
        }
        if (!history->stopped) {
            if (history->revisions.isEmpty()) {
                std::printf("no revision is left\n");
                return 1;
            }
            last = history->revisions.last().schema;
            break;
        }
        ++dropped;
        std::printf("  without %s: %s\n", qPrintable(history->stoppedAt),
                    qPrintable(history->stopped->native.left(110)));
        revisions.removeIf([&](const ReplayRevision &each) { return each.id == history->stoppedAt; });
    }
    const QList<ReplayRevision> once = revisions;
    for (int round = 2; round <= times; ++round) {
        const QString suffix = QStringLiteral("-%1").arg(round);
        revisions << ReplayRevision{
            QStringLiteral("drop") + suffix,
            {QStringLiteral("SET foreign_key_checks = 0"),
             QStringLiteral("DROP TABLE `") + last.tables.keys().join(QStringLiteral("`, `")) + u'`',
             QStringLiteral("SET foreign_key_checks = 1")},
            {}};
        for (ReplayRevision each : once) {
            each.id += suffix;
            revisions << each;
        }
    }
    int statements = 0;
    for (const ReplayRevision &each : revisions)
        statements += int(each.statements.size());
    std::printf("%lld revisions, %d statements; %d left out for they failed\n",
                static_cast<long long>(revisions.size()), statements, dropped);

    const QTemporaryDir fresh;
    options.cacheFolder = fresh.path();
    for (const char *name : {"cold", "cached"}) {
        QElapsedTimer timer;
        timer.start();
        const auto history = replay(revisions, options);
        const qint64 all = timer.elapsed();
        if (!history || history->revisions.isEmpty())
            return 1;
        qint64 revisionsAlone = 0;
        for (const ReplayedRevision &each : history->revisions)
            revisionsAlone += each.milliseconds;
        std::printf("%s: %lld ms, of that %lld in the revisions; at the end %lld tables\n", name,
                    static_cast<long long>(all), static_cast<long long>(revisionsAlone),
                    static_cast<long long>(history->revisions.last().schema.tables.size()));
    }
    revisions << ReplayRevision{
        QStringLiteral("more"), {QStringLiteral("CREATE TABLE one_more (a INT)")}, {}};
    QElapsedTimer timer;
    timer.start();
    const auto history = replay(revisions, options);
    std::printf("one revision more: %lld ms\n", static_cast<long long>(timer.elapsed()));
    return history ? 0 : 1;
}
