// SPDX-License-Identifier: GPL-3.0-or-later
// plan-bench GRAPH RUNS: reads a revision graph, one revision a line ("id parents dependencies", each a list
// with commas or "-"), does each piece of planning RUNS times and prints one line a piece: its name and the
// times in microseconds.
#include "core/revisions/lanelayout.h"
#include "core/revisions/planner.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <functional>

using namespace stemma;

namespace {

QStringList list(const QByteArray &text)
{
    return text == "-" ? QStringList() : QString::fromLatin1(text).split(u',');
}

QList<Revision> read(QFile &file)
{
    QList<Revision> revisions;
    while (!file.atEnd()) {
        const QList<QByteArray> words = file.readLine().trimmed().split(' ');
        if (words.size() != 3)
            continue;
        Revision revision;
        revision.id = QString::fromLatin1(words[0]);
        revision.downRevisions = list(words[1]);
        revision.dependsOn = list(words[2]);
        revision.message = QStringLiteral("a change");
        revision.place = {QStringLiteral("/versions/") + revision.id + QStringLiteral(".py"), 1, 1};
        revisions << revision;
    }
    return revisions;
}

[[noreturn]] void fail(const char *what, const QString &why)
{
    std::fprintf(stderr, "plan-bench: %s: %s\n", what, qPrintable(why));
    std::exit(1);
}

/// `work` gives how many revisions it was about. An answer that refuses ("-1" of a merge) takes its time too.
void measure(const char *name, int runs, const std::function<Result<qsizetype>()> &work)
{
    qsizetype size = 0;
    std::printf("%s", name);
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        const Result<qsizetype> done = work();
        const qint64 took = timer.nsecsElapsed();
        size = done.value_or(0);
        std::printf(" %.1f", double(took) / 1000);
    }
    std::printf(" of %lld\n", qlonglong(size));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QFile file(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    const int runs = argc > 2 ? std::atoi(argv[2]) : 5;
    if (!file.open(QIODevice::ReadOnly))
        fail("usage: plan-bench GRAPH RUNS", file.errorString());
    const QList<Revision> revisions = read(file);

    measure("graph", runs, [&] { return Result<qsizetype>(RevisionGraph(revisions).size()); });
    const RevisionGraph graph(revisions);
    const Planner planner(graph);
    QStringList heads;
    for (const RevisionGraph::Node head : graph.effectiveHeads())
        heads << graph.revision(head).id;
    const auto steps = [](const auto &plan) { return plan.steps.size(); };

    measure("upgrade heads", runs,
            [&] { return planner.upgrade({}, Target::parse(QStringLiteral("heads"))).transform(steps); });
    measure("upgrade +1", runs,
            [&] { return planner.upgrade({}, Target::parse(revisions.first().id)).transform(steps); });
    measure("downgrade base", runs,
            [&] { return planner.downgrade(heads, Target::parse(QStringLiteral("base"))).transform(steps); });
    measure("downgrade -1", runs,
            [&] { return planner.downgrade(heads, Target::parse(QStringLiteral("-1"))).transform(steps); });
    measure("stamp heads", runs,
            [&] { return planner.stamp({}, {QStringLiteral("heads")}).transform(steps); });
    measure("stamp base", runs,
            [&] { return planner.stamp(heads, {QStringLiteral("base")}).transform(steps); });
    measure("history", runs, [&] {
        return planner.history({}, TargetRange{}).transform([](const auto &nodes) { return nodes.size(); });
    });
    measure("current", runs,
            [&] { return planner.current(heads).transform([](const auto &nodes) { return nodes.size(); }); });
    measure("lanes", runs, [&] { return Result<qsizetype>(layoutLanes(graph).size()); });
    return 0;
}
