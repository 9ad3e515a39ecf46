// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verifycommand.h"

#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/pythonconsent.h"
#include "app/cli/rendering.h"
#include "core/workspace/verification.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

using Outcome = VerifiedFunction::Outcome;

struct Summary
{
    int equal = 0;
    int different = 0;
    int notComparable = 0;

    void count(Outcome outcome)
    {
        ++(outcome == Outcome::Equal ? equal : outcome == Outcome::Different ? different : notComparable);
    }
    QJsonObject json() const
    {
        return {{u"equal"_s, equal}, {u"different"_s, different}, {u"not_comparable"_s, notComparable}};
    }
    QString text() const
    {
        return u"%1 equal, %2 different, %3 can't be compared"_s.arg(
            QString::number(equal), QString::number(different), QString::number(notComparable));
    }
};

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Equal:
        return u"equal"_s;
    case Outcome::Different:
        return u"different"_s;
    case Outcome::NotComparable:
        break;
    }
    return u"not_comparable"_s;
}

QStringList side(const VerifiedFunction &one, ComparedStatement::Side other)
{
    QStringList texts;
    for (const ComparedStatement &each : one.compared) {
        if (each.side != other)
            texts << each.text;
    }
    return texts;
}

QJsonObject toJson(const VerifiedFunction &one)
{
    using Side = ComparedStatement::Side;
    QJsonObject object{{u"result"_s, outcomeName(one.outcome)}};
    if (one.outcome == Outcome::Different) {
        object.insert(u"native"_s, cli::toJson(side(one, Side::Right)));
        object.insert(u"alembic"_s, cli::toJson(side(one, Side::Left)));
    }
    if (one.native)
        object.insert(u"native_error"_s, cli::toJson(*one.native));
    if (one.alembic)
        object.insert(u"alembic_error"_s, cli::toJson(*one.alembic));
    return object;
}

/// What only the native side has with -, what only Alembic prints with +.
QString differenceText(const VerifiedFunction &one)
{
    QString text;
    for (const ComparedStatement &each : one.compared) {
        const QString sign = each.side == ComparedStatement::Side::Both ? u"    "_s
            : each.side == ComparedStatement::Side::Left                ? u"  - "_s
                                                                        : u"  + "_s;
        text += u'\n' + sign + QString(each.text).replace(u'\n', u'\n' + sign);
    }
    return text;
}

QString toText(const VerifiedFunction &one, const RevisionGraph &graph)
{
    const Revision &revision = graph.revision(one.node);
    const QString head = revision.id + (one.direction == Direction::Up ? " upgrade: "_L1 : " downgrade: "_L1);
    if (one.outcome == Outcome::Equal)
        return head + "equal"_L1;
    if (one.outcome == Outcome::Different)
        return head + "different (- native, + Alembic)"_L1 + differenceText(one);
    QString text = head + "can't be compared"_L1;
    if (one.native) {
        text += u"\n  native: %1:%2: %3"_s.arg(revision.place.file, QString::number(one.native->line),
                                               one.native->reason.simplified());
    }
    if (one.alembic)
        text += "\n  Alembic: "_L1 + failureText(*one.alembic).replace(u'\n', "\n    "_L1);
    return text;
}

} // namespace

VerifyCommand::VerifyCommand()
    : Command(u"verify"_s, u"Compare the SQL of revisions with what the project's own Alembic prints."_s)
{ }

QString VerifyCommand::operandSyntax() const
{
    return u"[REVISION…]"_s;
}

void VerifyCommand::addOptions(QCommandLineParser &parser) const
{
    addRenderingOptions(parser);
    addPythonOptions(parser);
}

ExitStatus VerifyCommand::execute(const Request &request)
{
    const std::optional<RenderingRequest> wanted =
        renderingRequest(request.options, request.projectOptions, request.console);
    if (!wanted)
        return ExitStatus::Usage;
    Result<Session> session = open(request, wanted->options);
    if (!session)
        return ExitStatus::Failed;
    if (wanted->dialect)
        session->useDialect(*wanted->dialect);
    session->answerOffline();
    const Snapshot &snapshot = session->snapshot();
    const Result<QList<RevisionGraph::Node>> nodes = nodesNamed(snapshot.graph, request.operands);
    if (!nodes)
        return fail(request, nodes.error());
    const auto python = projectPython(snapshot.project, request.options, request.console);
    if (!python)
        return fail(request, python.error());
    // Without them, each revision would say the same.
    const auto versions = (*python)->versions().result();
    if (!versions) {
        Error error;
        error.kind = ErrorKind::PythonUnavailable;
        error.message = u"The project's Python, %1, can't be asked: %2"_s.arg(
            (*python)->interpreter().program, versions.error().reason);
        error.advice = u"Name another: --python FOLDER-OR-PROGRAM, or `stemma-cli python --use …`."_s;
        return fail(request, error);
    }

    const Interrupt interrupt;
    Summary summary;
    QJsonObject revisions;
    verifyAgainstAlembic(
        snapshot, *nodes, **python,
        [&](const VerifiedFunction &one) {
            summary.count(one.outcome);
            if (!request.json) {
                request.console.line(toText(one, snapshot.graph));
                return;
            }
            const QString id = snapshot.graph.revision(one.node).id;
            QJsonObject both = revisions.value(id).toObject();
            both.insert(one.direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s, toJson(one));
            revisions.insert(id, both);
        },
        interrupt.token());
    if (request.json) {
        request.console.json({{u"revisions"_s, revisions},
                              {u"summary"_s, summary.json()},
                              {u"alembic"_s, versions->alembic},
                              {u"sqlalchemy"_s, versions->sqlAlchemy}});
    } else {
        request.console.line(u"%1, by Alembic %2 and SQLAlchemy %3."_s.arg(summary.text(), versions->alembic,
                                                                           versions->sqlAlchemy));
    }
    return summary.different > 0 || interrupt.token().stop_requested() ? ExitStatus::Failed
                                                                       : ExitStatus::Done;
}

} // namespace stemma::cli
