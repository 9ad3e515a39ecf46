// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/schemasource.h"

#include "core/revisions/identifiers.h"
#include "core/sql/statementsplitter.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

constexpr qint64 progressInterval = 2000; // ms
constexpr auto sectionMark = "section:"_L1;

/// "base" is no node at all.
Result<QList<RevisionGraph::Node>> nodesOf(const RevisionGraph &graph, const QString &name)
{
    return Identifiers(graph).all(name).and_then(
        [&](const QList<RevisionGraph::Node> &all) -> Result<QList<RevisionGraph::Node>> {
            QList<RevisionGraph::Node> nodes;
            for (const RevisionGraph::Node node : all) {
                if (node == Identifiers::nowhere) {
                    return failure(ErrorKind::RelativeOutOfRange,
                                   u"Relative revision %1 leads out of the history."_s.arg(name));
                }
                if (node != Identifiers::base)
                    nodes << node;
            }
            return nodes;
        });
}

QString delimiterFor(const QString &statement)
{
    if (splitScript(statement + u';').size() == 1)
        return u";"_s;
    for (const auto delimiter : {"//"_L1, "$$"_L1, ";;"_L1}) {
        if (!statement.contains(delimiter))
            return delimiter;
    }
    return u"$end$"_s;
}

} // namespace

SchemaSource::SchemaSource(Session &session, QString project, ProjectOptions options, const Console &console,
                           std::stop_token stop)
    : m_session(session)
    , m_project(std::move(project))
    , m_options(std::move(options))
    , m_console(console)
    , m_stop(std::move(stop))
{ }

Result<NamedSchema> SchemaSource::schema(const QString &name)
{
    const auto as = [](bool live) {
        return [live](const schema::Schema &schema) { return NamedSchema{schema, live}; };
    };
    if (name == "live"_L1)
        return live().transform(as(true));
    if (name.startsWith(sectionMark))
        return ofSection(name.mid(sectionMark.size())).transform(as(true));
    if (name.endsWith(".sql"_L1, Qt::CaseInsensitive)) {
        connectIfThereIsOne();
        return replaying()
            .and_then([&](const ReplayOptions &options) {
                return schemaOfScript(QDir(m_project).filePath(name), options, m_stop);
            })
            .transform(as(false));
    }
    return atRevision(name).transform(as(false));
}

Result<schema::Schema> SchemaSource::live()
{
    if (const Result<> connected = connect(); !connected)
        return Failure(connected.error());
    return shown(m_session.liveSchema());
}

Result<schema::Schema> SchemaSource::atRevision(const QString &name)
{
    if (name == "current"_L1)
        return atRows();
    // Before anything is connected: a slip of the pen is answered at once.
    const Result<QList<RevisionGraph::Node>> nodes = nodesOf(m_session.snapshot().graph, name);
    if (!nodes)
        return Failure(nodes.error());
    connectIfThereIsOne();
    return replaying().and_then([&](const ReplayOptions &options) {
        return schemaAt(m_session.snapshot(), *nodes, options, m_stop);
    });
}

Result<schema::Schema> SchemaSource::atRows()
{
    return connect()
        .and_then([&] { return m_session.rows(); })
        .and_then([&](const QStringList &rows) { return Identifiers(m_session.snapshot().graph).rows(rows); })
        .and_then([&](const QList<RevisionGraph::Node> &nodes) {
            return replaying().and_then([&](const ReplayOptions &options) {
                return schemaAt(m_session.snapshot(), nodes, options, m_stop);
            });
        });
}

/// Says how far it is every two seconds: most replays are over before that.
Result<ReplayOptions> SchemaSource::replaying()
{
    m_sinceSaid.invalidate();
    return m_session.replayOptions().transform([this](ReplayOptions options) {
        options.progress = [this](const ReplayProgress &progress) {
            if (m_session.isConnected() && !std::exchange(m_serverSaid, true)) {
                const QString note = otherServerNote(m_session.server().display(), progress.server);
                if (!note.isEmpty())
                    m_console.note(note);
            }
            if (!m_sinceSaid.isValid())
                m_sinceSaid.start();
            if (m_sinceSaid.elapsed() >= progressInterval && progress.done < progress.total) {
                m_console.note(u"Replayed %1 of %2 revisions."_s.arg(progress.done).arg(progress.total));
                m_sinceSaid.start();
            }
        };
        return options;
    });
}

Result<> SchemaSource::connect()
{
    if (!m_connected)
        m_connected = m_session.connect();
    return *m_connected;
}

void SchemaSource::connectIfThereIsOne()
{
    if (m_connected || m_session.snapshot().project.databaseUrl.isEmpty())
        return;
    if (const Result<> connected = connect(); !connected)
        m_console.note(u"The database's character set and collation are not known: "_s
                       + connected.error().message);
}

Result<schema::Schema> SchemaSource::ofSection(const QString &section)
{
    ProjectOptions options = m_options;
    options.section = section;
    Result<Session> other = Session::openProject(m_project, options);
    if (!other)
        return Failure(other.error());
    return other->connect().and_then([&] { return shown(other->liveSchema()); });
}

Result<schema::Schema> SchemaSource::shown(const Result<Reflection> &reflection) const
{
    if (!reflection)
        return Failure(reflection.error());
    m_console.problems(reflection->problems);
    return reflection->schema;
}

QString otherServerNote(const QString &database, const QString &sandbox)
{
    const auto series = [](const QString &display) { return display.section(u'.', 0, 1); };
    if (series(database) == series(sandbox))
        return {};
    return u"Compared on %1 although the database is %2: what the two do differently by themselves, such as "
           u"a "
           "character set's usual collation or the names of checks, is told as a difference."_s.arg(
               series(sandbox), series(database));
}

QString clientScript(const QStringList &statements)
{
    QString script;
    for (const QString &statement : statements) {
        const QString delimiter = delimiterFor(statement);
        const bool own = delimiter != ";"_L1;
        if (!script.isEmpty())
            script += "\n\n"_L1;
        if (own)
            script += "DELIMITER "_L1 + delimiter + u'\n';
        script += statement + delimiter;
        if (own)
            script += "\nDELIMITER ;"_L1;
    }
    return script;
}

void makeComparable(NamedSchema &a, NamedSchema &b)
{
    if (a.isLive && !b.isLive)
        b.schema = inSurroundingsOf(a.schema, b.schema);
    else if (b.isLive && !a.isLive)
        a.schema = inSurroundingsOf(b.schema, a.schema);
}

} // namespace stemma::cli
