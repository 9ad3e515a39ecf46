// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pythonconsent.h"

#include "core/projectpython/interpreters.h"
#include "core/projectpython/pythonchoices.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

enum class Consent { No, Once, Always };

Result<Interpreter> interpreterFor(const Project &project, const QString &named)
{
    if (!named.isEmpty()) {
        const std::optional<Interpreter> one =
            interpreterAt(QDir::current().absoluteFilePath(named), InterpreterOrigin::Chosen, u"--python"_s,
                          QDir::homePath());
        if (one)
            return *one;
        return failure(ErrorKind::PythonUnavailable, u"There is no Python at %1."_s.arg(named),
                       u"Name the program, or the folder of its environment."_s);
    }
    const QString chosen = PythonChoices().chosenInterpreter(PythonChoices::keyOf(project));
    if (const auto found = preferredInterpreter(findInterpreters(project, chosen, ownPlaces())))
        return *found;
    return failure(ErrorKind::PythonUnavailable, u"No Python was found for the project."_s,
                   u"Name one: --python FOLDER-OR-PROGRAM, or `stemma-cli python --use …`."_s,
                   {project.configurationFile(), 0, 0});
}

QString explanation(const PythonCommand &command, const Project &project)
{
    return u"This runs the project's own Python code, with your rights: it can do whatever you can.\n"
           "  %1\n"
           "It runs %2."_s.arg(command.text(), filesThatRun(project).join(", "_L1));
}

Consent ask(const Console &console, const QString &text)
{
    console.note(text + u"\nRun it? [y] once, [a] always for this project, [n] no: "_s);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Consent::No;
    const QByteArray answer = input.readLine().trimmed().toLower();
    if (answer == "a" || answer == "always")
        return Consent::Always;
    return answer == "y" || answer == "yes" ? Consent::Once : Consent::No;
}

} // namespace

void addPythonOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"run-project-python"_s, u"Consent to run the project's own Python code, this once."_s},
        {u"python"_s, u"The Python of the project: a program, or the folder of an environment."_s, u"PATH"_s},
        {u"python-timeout"_s, u"How long one revision may take in Python; otherwise 60."_s, u"SECONDS"_s},
    });
}

Result<std::shared_ptr<ProjectPython>>
projectPython(const Project &project, const QCommandLineParser &options, const Console &console)
{
    int patience = ProjectPython::usualPatience;
    if (const QString seconds = options.value(u"python-timeout"_s); !seconds.isEmpty()) {
        bool isNumber = false;
        const double number = seconds.toDouble(&isNumber);
        if (!isNumber || number <= 0 || number > 86'400) {
            return failure(ErrorKind::PythonUnavailable,
                           u"--python-timeout %1 is no number of seconds."_s.arg(seconds));
        }
        patience = int(number * 1000);
    }
    const Result<Interpreter> interpreter = interpreterFor(project, options.value(u"python"_s));
    if (!interpreter)
        return Failure(interpreter.error());
    const PythonChoices choices;
    const QString key = PythonChoices::keyOf(project);
    if (!options.isSet(u"run-project-python"_s) && !choices.isTrusted(key, interpreter->program)) {
        const QString text = explanation(pythonCommand(project, *interpreter), project);
        const Consent consent =
            ::isatty(STDIN_FILENO) && ::isatty(STDERR_FILENO) ? ask(console, text) : Consent::No;
        if (consent == Consent::No) {
            return failure(ErrorKind::PythonNotTrusted,
                           u"Nobody has allowed to run the project's own Python."_s,
                           text
                               + u"\nAdd --run-project-python to allow it once, or allow it for good with "
                                 "`stemma-cli python --trust`. Nothing was run."_s);
        }
        if (consent == Consent::Always) {
            if (const Result<> kept = choices.trust(key, interpreter->program); !kept)
                console.note(errorText(kept.error()));
        }
    }
    return std::make_shared<ProjectPython>(project, *interpreter, patience);
}

QString failureText(const PythonFailure &failure)
{
    QString text = failure.reason;
    if (failure.traceback != failure.reason && !failure.traceback.isEmpty())
        text += u'\n' + failure.traceback;
    return text;
}

} // namespace stemma::cli
