// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/runevent.h"
#include "core/execution/runplan.h"
#include "core/revisions/target.h"
#include "core/workspace/revisionschema.h"

#include <QObject>

#include <memory>

namespace stemma {

class PythonService;

/// One open project and its database: what the window and the command line talk to.
///
/// Once a project is open its files are watched: when they change, the snapshot follows within a second,
/// without a word; after a run where one is under way.
///
/// Lives on the window's thread. Every call returns at once; files are read on the thread pool, SQL runs on
/// the connection's own thread, and the signals come on the window's thread when there is something new.
class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    /// Reads the project in a folder (or of an ini file), then connects to the database that it names.
    /// projectFailed() when there is no project to read.
    void openProject(const QString &path);

    /// Starts a private sandbox server and opens the demo project on it.
    void openDemo();

    /// Reads the files and the version table again.
    void refresh();

    /// Connects (again) with other settings than the project's own.
    void connectTo(const ConnectionSettings &settings, const Secret &password);

    bool isOpen() const; ///< a project is open
    bool isBusy() const; ///< reading, connecting or running
    bool isRunning() const; ///< a run is under way
    bool isDemo() const;
    SnapshotPtr snapshot() const; ///< null until a project has been read
    const DatabaseState &database() const;
    Standing standing(RevisionGraph::Node node) const;
    bool isCurrent(RevisionGraph::Node node) const; ///< its id is a row of the version table

    /// The plan from where the database stands, with its SQL. Errors: those of Planner, NeedsPython with file
    /// and line, ConnectionFailed when there is no database.
    Result<RunPlan> planUpgrade(const Target &target) const;
    Result<RunPlan> planDowngrade(const Target &target) const;

    /// The project's own Python: whether it may run, and what it says of revisions that can't be known
    /// without it. The plans above take from it what it has answered.
    PythonService &projectPython();

    /// Applies a plan; runEvent() follows, the last one a RunFinished, then databaseChanged().
    void apply(const RunPlan &plan);

    /// Stops the run before its next statement.
    void stopAfterStatement();

    /// Works out the schema around a revision on a private server that is like the project's database:
    /// schemaReady() follows, and again when more is known. Another request replaces it, another snapshot or
    /// database drops it. While the database is being connected to, the request waits. See SchemaService.
    void requestSchema(RevisionGraph::Node node, const QString &table = {});
    void stopSchema(); ///< schemaReady() follows, with Cancelled where nothing is known yet

signals:
    void activity(const QString &what); ///< "Starting a private MariaDB…"; empty when idle
    void snapshotChanged();
    void projectFailed(const stemma::Error &error);
    void databaseChanged();
    void runEvent(const stemma::RunEvent &event);
    void schemaReady(const stemma::RevisionSchemaPtr &schema);
    void schemaProgress(int done, int total); ///< revisions replayed

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stemma
