// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/projectpython.h"

#include "core/projectpython/installedpackages.h"
#include "core/projectpython/pythonanswers.h"
#include "core/projectpython/pythonhelper.h"
#include "core/sql/statementsplitter.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QJsonObject describe(const Project &project)
{
    // Of a script location alone, the ini file may still lie in it or beside it: env.py reads its loggers
    // there.
    QString ini = project.iniFile;
    const bool isBare = ini.isEmpty() && project.tomlFile.isEmpty();
    for (const QString &folder : {project.scriptLocation, QFileInfo(project.scriptLocation).path()}) {
        if (isBare && ini.isEmpty() && QFileInfo(folder + "/alembic.ini"_L1).isFile())
            ini = folder + "/alembic.ini"_L1;
    }
    return {{u"folder"_s, project.folder},
            {u"bare"_s, isBare},
            {u"ini"_s, ini},
            {u"toml"_s, project.tomlFile},
            {u"section"_s, project.options.section},
            {u"script_location"_s, project.scriptLocation}};
}

PasswordMask maskFor(const Project &project)
{
    PasswordMask mask;
    mask.addUrl(project.databaseUrl.reveal());
    for (const ProjectDatabase &database : project.databases)
        mask.addUrl(database.url.reveal());
    mask.addVariables(QProcessEnvironment::systemEnvironment());
    return mask;
}

QStringList lastingFiles(const Interpreter &interpreter)
{
    return QStringList(interpreter.program)
        + pythonFacts(interpreter.program, QDir::homePath()).packageFolders;
}

QJsonObject asked(const PythonQuestion &question)
{
    return {{u"command"_s, u"sql"_s},
            {u"file"_s, question.file},
            {u"revision"_s, question.revision},
            {u"parents"_s, QJsonArray::fromStringList(question.parents)},
            {u"direction"_s, question.direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s},
            {u"live"_s, question.isLive},
            {u"mariadb"_s, question.dialect == Dialect::MySqlOnMariaDb}};
}

QList<Statement> statementsIn(const QJsonObject &answer, const QString &file)
{
    QList<Statement> statements;
    for (const QJsonValue &each : answer.value("statements"_L1).toArray()) {
        const QJsonObject one = each.toObject();
        const Place place{file, one.value("line"_L1).toInt(), one.value("end_line"_L1).toInt()};
        // One string of several statements is one to Alembic; here each is sent in a call of its own.
        for (const SplitStatement &part : splitCall(one.value("text"_L1).toString()))
            statements << Statement{part.text, place, Provenance::FromAlembic};
    }
    return statements;
}

PythonFailure refused(const QString &reason)
{
    PythonFailure failure;
    failure.kind = PythonFailure::Kind::Refused;
    failure.reason = failure.traceback = failure.details = reason;
    return failure;
}

} // namespace

// The thread lasts as long as the process may: the kernel kills the process when the thread that forked it
// ends.
class ProjectPython::Worker
{
public:
    Worker(const Project &project, const Interpreter &interpreter, int patience)
        : interpreter(interpreter)
        , command(pythonCommand(project, interpreter))
        , answers(lastingFiles(interpreter))
        , m_patience(patience)
        , m_helper(command, describe(project), maskFor(project))
        , m_thread([this](const std::stop_token &ended) { work(ended); })
    { }

    ~Worker()
    {
        m_thread.request_stop();
        cancel();
    }

    template <class T>
    QFuture<std::expected<T, PythonFailure>>
    post(std::function<std::expected<T, PythonFailure>(Worker &, const std::stop_token &)> work)
    {
        auto promise = std::make_shared<QPromise<std::expected<T, PythonFailure>>>();
        promise->start();
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back([this, promise, work = std::move(work), stop = m_stop.get_token()] {
            promise->addResult(work(*this, stop));
            promise->finish();
        });
        m_changed.notify_all();
        return promise->future();
    }

    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_stop.request_stop();
        m_stop = std::stop_source();
    }

    PythonSql sql(const PythonQuestion &question, const std::stop_token &stop);
    std::expected<PythonVersions, PythonFailure> versions(const std::stop_token &stop);

    const Interpreter interpreter;
    const PythonCommand command;
    PythonAnswers answers;
    std::atomic<qint64> process = 0;

private:
    void work(const std::stop_token &ended);
    std::expected<QJsonObject, PythonFailure> ask(const QJsonObject &question, const std::stop_token &stop);

    int m_patience;
    PythonHelper m_helper; ///< of the thread alone
    bool m_isUnbounded = false; ///< it has read more than is remembered
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::function<void()>> m_waiting;
    std::stop_source m_stop;
    std::jthread m_thread; ///< the last: it uses all of the above
};

void ProjectPython::Worker::work(const std::stop_token &ended)
{
    while (true) {
        std::function<void()> next;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, ended, [this] { return !m_waiting.empty(); });
            if (m_waiting.empty())
                break;
            next = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        next();
    }
    m_helper.stop(); // on the thread that started it
    process = 0;
}

std::expected<QJsonObject, PythonFailure> ProjectPython::Worker::ask(const QJsonObject &question,
                                                                     const std::stop_token &stop)
{
    if (m_isUnbounded || !answers.isFresh()) {
        m_helper.stop();
        answers.clear();
        m_isUnbounded = false;
    }
    if (!m_helper.isRunning()) // what an earlier process has read, this one has not
        answers.clear();
    std::expected<QJsonObject, PythonFailure> answer = m_helper.ask(question, m_patience, stop);
    process = m_helper.processId();
    if (!answer)
        return answer;
    answers.addFiles(answer->value("files"_L1).toArray());
    m_isUnbounded = answer->value("overflow"_L1).toBool();
    if (const QJsonObject failed = answer->value("failure"_L1).toObject(); !failed.isEmpty())
        return std::unexpected(m_helper.failureOf(failed));
    return answer;
}

PythonSql ProjectPython::Worker::sql(const PythonQuestion &question, const std::stop_token &stop)
{
    if (const std::optional<QList<Statement>> known = answers.find(question))
        return *known;
    const std::expected<QJsonObject, PythonFailure> answer = ask(asked(question), stop);
    if (!answer)
        return std::unexpected(answer.error());
    const QString dialect = answer->value("dialect"_L1).toString();
    if (const QLatin1String wanted(dialectName(question.dialect)); dialect != wanted) {
        return std::unexpected(refused(
            u"is printed for %1, as env.py is set up, and %2 is wanted"_s.arg(dialect, QString(wanted))));
    }
    const QList<Statement> statements = statementsIn(*answer, question.file);
    if (!m_isUnbounded)
        answers.add(question, statements);
    return statements;
}

std::expected<PythonVersions, PythonFailure> ProjectPython::Worker::versions(const std::stop_token &stop)
{
    const auto answer = ask({{u"command"_s, u"hello"_s}}, stop);
    if (!answer)
        return std::unexpected(answer.error());
    return PythonVersions{answer->value("python"_L1).toString(), answer->value("alembic"_L1).toString(),
                          answer->value("sqlalchemy"_L1).toString()};
}

ProjectPython::ProjectPython(const Project &project, const Interpreter &interpreter, int patience)
    : d(std::make_unique<Worker>(project, interpreter, patience))
{ }

ProjectPython::~ProjectPython() = default;

const Interpreter &ProjectPython::interpreter() const
{
    return d->interpreter;
}

const PythonCommand &ProjectPython::command() const
{
    return d->command;
}

QFuture<std::expected<PythonVersions, PythonFailure>> ProjectPython::versions()
{
    return d->post<PythonVersions>(
        [](Worker &worker, const std::stop_token &stop) { return worker.versions(stop); });
}

QFuture<PythonSql> ProjectPython::sql(const PythonQuestion &question)
{
    return d->post<QList<Statement>>(
        [question](Worker &worker, const std::stop_token &stop) { return worker.sql(question, stop); });
}

std::optional<QList<Statement>> ProjectPython::known(const PythonQuestion &question) const
{
    return d->answers.find(question);
}

QHash<PythonQuestion, QList<Statement>> ProjectPython::known() const
{
    return d->answers.all();
}

void ProjectPython::cancel()
{
    d->cancel();
}

qint64 ProjectPython::processId() const
{
    return d->process;
}

} // namespace stemma
