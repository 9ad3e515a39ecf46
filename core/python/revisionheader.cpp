// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionheader.h"

#include "core/python/containers.h"
#include "core/python/docstring.h"
#include "core/python/symbols.h"

#include <algorithm>

namespace stemma {

namespace {

bool binds(const Node &target, const QString &name, int depth = 0)
{
    if (depth > 20)
        return false;
    if (target.is("identifier"))
        return target.text() == name;
    if (!target.is("pattern_list") && !target.is("tuple_pattern"))
        return false;
    const QList<Node> parts = target.children();
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Node &part) { return binds(part, name, depth + 1); });
}

/// The line of the last `name = …` at the module's top level, 0 without one.
int lineOf(const QList<Node> &statements, const QString &name)
{
    int line = 0;
    for (const Node &statement : statements) {
        if (!statement.is("expression_statement"))
            continue;
        for (Node part = statement.child(0); part.is("assignment"); part = part.field("right")) {
            if (binds(part.field("left"), name) && part.field("right"))
                line = statement.line();
        }
    }
    return line;
}

/// Reads the names of one module into texts.
class HeaderReader
{
public:
    HeaderReader(const Evaluation &run, const Node &root, QList<Problem> &problems)
        : m_run(run)
        , m_statements(root.children())
        , m_problems(problems)
    { }

    bool has(const QString &name) const { return m_run.module.names.contains(name); }
    int line(const QString &name) const { return lineOf(m_statements, name); }

    std::optional<QString> id()
    {
        const Value value = m_run.module.names.value(QStringLiteral("revision"));
        if (value.asString() && !value.asString()->isEmpty())
            return *value.asString();
        report(QStringLiteral("revision"), value);
        return std::nullopt;
    }

    /// None, one text, or several; nothing when it can't be read.
    std::optional<QStringList> texts(const QString &name)
    {
        const Value value = m_run.module.names.value(name);
        if (value.isNone())
            return QStringList();
        if (const QString *text = value.asString())
            return text->isEmpty() ? QStringList() : QStringList(*text);
        QList<Value> items;
        if (const auto *list = value.as<ListObject>())
            items = list->items;
        else if (const auto *tuple = value.as<TupleObject>())
            items = tuple->items;
        else if (const auto *set = value.as<SetObject>())
            for (const auto &pair : set->members.pairs())
                items.append(pair.first);
        else
            return fail(name, value);
        QStringList texts;
        for (const Value &item : items) {
            if (!item.asString())
                return fail(name, item);
            texts.append(*item.asString());
        }
        return texts;
    }

    void report(const QString &name, const Value &value)
    {
        Problem problem;
        problem.id = QStringLiteral("unreadable-identifiers");
        problem.message =
            QStringLiteral("The value of `%1` can't be read without running the file").arg(name);
        if (const auto *unknown = value.as<UnknownObject>())
            problem.message += QStringLiteral(": it %1").arg(unknown->reason);
        else if (value.object() || !value.asString())
            problem.message += QStringLiteral(": it is %1").arg(value.description());
        problem.advice = QStringLiteral("State it as a literal string.");
        problem.place = {m_run.file, line(name), line(name)};
        m_problems.append(problem);
    }

private:
    std::nullopt_t fail(const QString &name, const Value &value)
    {
        report(name, value);
        return std::nullopt;
    }

    const Evaluation &m_run;
    const QList<Node> m_statements;
    QList<Problem> &m_problems;
};

Problem missing(const QString &id, const QString &file, const QString &message)
{
    Problem problem;
    problem.id = id;
    problem.message = message;
    problem.advice =
        QStringLiteral("Alembic loads every .py file in a version location and fails on this one: "
                       "state it, or move the file elsewhere.");
    problem.place = {file, 0, 0};
    return problem;
}

} // namespace

std::optional<Revision> readRevisionHeader(const Evaluation &run, const Node &root, QList<Problem> &problems)
{
    HeaderReader reader(run, root, problems);
    if (!reader.has(QStringLiteral("revision"))) {
        problems.append(missing(QStringLiteral("no-revision-id"), run.file,
                                QStringLiteral("The file states no `revision`")));
        return std::nullopt;
    }
    Revision revision;
    const std::optional<QString> id = reader.id();
    const auto down = reader.texts(QStringLiteral("down_revision"));
    const auto labels = reader.texts(QStringLiteral("branch_labels"));
    const auto depends = reader.texts(QStringLiteral("depends_on"));
    if (!id || !down || !depends)
        return std::nullopt;
    if (!reader.has(QStringLiteral("down_revision"))) {
        problems.append(missing(QStringLiteral("no-down-revision"), run.file,
                                QStringLiteral("The file states no `down_revision`")));
        problems.last().revisions = {*id};
    }
    revision.id = *id;
    revision.downRevisions = *down;
    revision.branchLabels = labels.value_or(QStringList());
    revision.dependsOn = *depends;
    const Docstring doc = readDocstring(root);
    revision.message = doc.message;
    revision.doc = doc.text;
    revision.createDate = doc.createDate;
    const int line = reader.line(QStringLiteral("revision"));
    revision.place = {run.file, line, line};
    revision.downRevisionLine = reader.line(QStringLiteral("down_revision"));
    revision.dependsOnLine = reader.line(QStringLiteral("depends_on"));
    revision.branchLabelsLine = reader.line(QStringLiteral("branch_labels"));
    return revision;
}

} // namespace stemma
