// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projectpython/interpreter.h"
#include "core/projectpython/pythonchoices.h"
#include "core/revisions/target.h"
#include "core/workspace/pythonsql.h"

#include <QObject>

#include <memory>
#include <optional>

namespace stemma {

/// What is known of a project's own Python, and what has been decided about it.
struct ProjectPythonState
{
    bool isLooking = false; ///< interpreters are being looked for
    QList<Interpreter> interpreters; ///< the likeliest first
    std::optional<Interpreter> interpreter; ///< the one that would run; nothing where none was found
    PythonCommand command; ///< how it would be started
    QStringList runs; ///< the files and folders whose code it would run
    bool isTrusted = false; ///< it may run
    bool isRemembered = false; ///< and also the next time

    bool operator==(const ProjectPythonState &) const = default;
};

/// The project's own Python, for a window: which there are, whether one may run, and asking it for what can't
/// be known natively. Nothing of a project is run before trust(). Lives on one thread, which never waits;
/// signals come on it.
class PythonService : public QObject
{
    Q_OBJECT

public:
    explicit PythonService(QObject *parent = nullptr, PythonChoices choices = PythonChoices());
    ~PythonService() override;

    /// Another snapshot: of another project it looks for interpreters, and consent counts only as far as it
    /// was remembered. changed() follows.
    void setSnapshot(const SnapshotPtr &snapshot);

    const ProjectPythonState &state() const { return m_state; }

    /// Consent to run the project's code with the interpreter of the state, for now or for ever.
    void trust(bool remember);
    void revoke(); ///< takes it back, also the remembered one; what runs is killed

    /// Another interpreter, remembered for the project; empty: whichever is likeliest. Consent is asked anew.
    void choose(const QString &program);

    /// Asks for these functions; answered() follows for each, in turn. Without trust nothing happens.
    void ask(const QList<PythonQuestion> &questions);

    /// Asks for what a plan from these rows needs; prepared() follows, and remembered() knows it then.
    void prepare(Direction direction, const QStringList &rows, const Target &target);

    void cancel(); ///< what is being asked: answered() follows with Cancelled

    /// What has been answered and still holds, for a plan that is made at once. Without trust: nothing.
    RevisionSqlSource remembered() const;

    bool isBusy() const { return m_asked > 0; }

signals:
    void changed(); ///< the state
    void failed(const stemma::Error &error); ///< a decision could not be kept
    void answered(const stemma::PythonQuestion &question, const stemma::PythonSql &sql);
    void prepared();

private:
    void look();
    void start();
    void keep(std::function<Result<>(const PythonChoices &)> decision);
    void finish();

    PythonChoices m_choices;
    SnapshotPtr m_snapshot;
    QString m_project; ///< its key
    ProjectPythonState m_state;
    std::shared_ptr<ProjectPython> m_python; ///< while trusted
    int m_number = 0; ///< of the look: older ones are dropped
    int m_asked = 0;
    bool m_preparing = false;
};

} // namespace stemma
