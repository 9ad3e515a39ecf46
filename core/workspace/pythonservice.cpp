// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pythonservice.h"

#include "core/projectpython/interpreters.h"
#include "core/workspace/runplanner.h"

#include <QtConcurrentRun>

#include <utility>

namespace stemma {

PythonService::PythonService(QObject *parent, PythonChoices choices)
    : QObject(parent)
    , m_choices(std::move(choices))
{ }

PythonService::~PythonService() = default;

void PythonService::setSnapshot(const SnapshotPtr &snapshot)
{
    const QString project = PythonChoices::keyOf(snapshot->project);
    const bool isOther = project != m_project;
    // What the process is told of the project when it starts.
    const bool isElsewhere = !m_snapshot
        || m_snapshot->project.scriptLocation != snapshot->project.scriptLocation
        || m_snapshot->project.versionLocations != snapshot->project.versionLocations
        || m_snapshot->project.options != snapshot->project.options;
    m_snapshot = snapshot;
    if (!isOther && !isElsewhere)
        return;
    m_python.reset();
    m_project = project;
    if (isOther)
        m_state = {};
    look();
}

void PythonService::look()
{
    struct Found
    {
        QList<Interpreter> interpreters;
        std::optional<Interpreter> preferred;
        bool isTrusted = false;
    };
    const int number = ++m_number;
    m_state.isLooking = true;
    emit changed();
    QtConcurrent::run([project = m_snapshot->project, key = m_project, choices = m_choices] {
        Found found;
        found.interpreters = findInterpreters(project, choices.chosenInterpreter(key), ownPlaces());
        found.preferred = preferredInterpreter(found.interpreters);
        found.isTrusted = found.preferred && choices.isTrusted(key, found.preferred->program);
        return found;
    }).then(this, [this, number](const Found &found) {
        if (number != m_number)
            return;
        const bool isSame = m_state.interpreter == found.preferred;
        const bool isTrusted = found.isTrusted || (isSame && m_state.isTrusted);
        m_state = {};
        m_state.interpreters = found.interpreters;
        m_state.interpreter = found.preferred;
        m_state.runs = filesThatRun(m_snapshot->project);
        if (found.preferred) {
            m_state.command = pythonCommand(m_snapshot->project, *found.preferred);
            m_state.isTrusted = isTrusted;
            m_state.isRemembered = found.isTrusted;
        }
        start();
        emit changed();
    });
}

void PythonService::start()
{
    if (m_state.isTrusted && m_state.interpreter && !m_python)
        m_python = std::make_shared<ProjectPython>(m_snapshot->project, *m_state.interpreter);
    else if (!m_state.isTrusted)
        m_python.reset();
}

// Files are written on the thread pool.
void PythonService::keep(std::function<Result<>(const PythonChoices &)> decision)
{
    QtConcurrent::run([choices = m_choices, decision = std::move(decision)] {
        return decision(choices);
    }).then(this, [this](const Result<> &kept) {
        if (!kept)
            emit failed(kept.error());
    });
}

void PythonService::trust(bool remember)
{
    if (!m_state.interpreter)
        return;
    m_state.isTrusted = true;
    m_state.isRemembered = m_state.isRemembered || remember;
    start();
    if (remember) {
        keep([project = m_project, program = m_state.interpreter->program](const PythonChoices &choices) {
            return choices.trust(project, program);
        });
    }
    emit changed();
}

void PythonService::revoke()
{
    m_state.isTrusted = m_state.isRemembered = false;
    start();
    keep([project = m_project](const PythonChoices &choices) { return choices.revoke(project); });
    emit changed();
}

void PythonService::choose(const QString &program)
{
    if (!m_snapshot)
        return;
    const int number = ++m_number;
    m_python.reset();
    m_state.isTrusted = m_state.isRemembered = false;
    QtConcurrent::run([choices = m_choices, project = m_project, program] {
        return choices.choose(project, program);
    }).then(this, [this, number](const Result<> &kept) {
        if (!kept)
            emit failed(kept.error());
        if (number == m_number)
            look();
    });
    emit changed();
}

void PythonService::ask(const QList<PythonQuestion> &questions)
{
    if (!m_python)
        return;
    for (const PythonQuestion &question : questions) {
        ++m_asked;
        m_python->sql(question).then(this, [this, question](const PythonSql &sql) {
            --m_asked;
            emit answered(question, sql);
            finish();
        });
    }
}

void PythonService::prepare(Direction direction, const QStringList &rows, const Target &target)
{
    if (!m_snapshot || !m_python)
        return;
    m_preparing = true;
    QtConcurrent::run([snapshot = m_snapshot, direction, rows, target] {
        return pythonQuestions(*snapshot, rows, direction, target);
    }).then(this, [this](const QList<PythonQuestion> &questions) {
        ask(questions);
        finish();
    });
}

void PythonService::finish()
{
    if (m_asked == 0 && std::exchange(m_preparing, false))
        emit prepared();
}

void PythonService::cancel()
{
    if (m_python)
        m_python->cancel();
}

RevisionSqlSource PythonService::remembered() const
{
    return m_python ? rememberingSource(*m_python) : RevisionSqlSource();
}

} // namespace stemma
