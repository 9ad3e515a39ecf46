// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/hookfunction.h"

#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/expressions.h"
#include "core/python/functiontable.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// The Table that a listener is handed.
class ListenedTable : public Object
{
public:
    ListenedTable(const CreateTable &create, DictObject *tableOptions)
        : table(create)
        , options(tableOptions)
    { }
    QString tag() const override { return u"ListenedTable"_s; }
    QString description() const override { return u"a table"_s; }
    std::optional<Value> attribute(const QString &name, Evaluation &) override
    {
        if (name == "kwargs"_L1 || name == "dialect_kwargs"_L1)
            return Value::object(options);
        if (name == "name"_L1)
            return Value::string(table.name);
        if (name == "schema"_L1)
            return table.schema.isEmpty() ? Value::none() : Value::string(table.schema);
        giveUp(u"reads .%1 of a table, which is not worked out here"_s.arg(name));
    }

    const CreateTable &table;
    DictObject *const options;
};

bool isLiteral(const Node &node)
{
    for (const char *type : {"string", "concatenated_string", "integer", "float", "true", "false", "none"}) {
        if (node.is(type))
            return true;
    }
    return false;
}

/// What is kept from one call to the next can't be seen in one call.
bool keepsState(const Node &definition)
{
    QList<Node> todo{definition};
    while (!todo.isEmpty()) {
        const Node node = todo.takeLast();
        const bool isDefault = node.is("default_parameter") || node.is("typed_default_parameter");
        if (node.is("global_statement") || node.is("nonlocal_statement")
            || (isDefault && !isLiteral(node.field("value"))))
            return true;
        todo += node.children();
    }
    return false;
}

/// One call of the function; throws Unknowable.
Value call(Evaluation &run, const Node &definition, const QHash<QString, Node> &constants,
           const Arguments &arguments)
{
    if (definition.hasError() || keepsState(definition))
        giveUp(u"can't be seen in one call"_s);
    Frame frame{run, run.module};
    for (auto it = constants.cbegin(); it != constants.cend(); ++it) {
        const Value value = isLiteral(*it)
            ? evaluate(frame, *it)
            : Value::object(run.heap.make<UnknownObject>(u"uses %1"_s.arg(it.key()), 0));
        run.module.bind(it.key(), value);
    }
    run.isTopLevel = false;
    executeFunctionDefinition(frame, definition);
    const Value function = *run.module.find(definition.field("name").text());
    refuseUnknown(function);
    const Value result = callValue(run, function, arguments, Node());
    if (!run.recording.isEmpty() || run.spoiled)
        giveUp(u"does more than that"_s);
    return result;
}

Value unknown(Evaluation &run)
{
    return Value::object(run.heap.make<UnknownObject>(u"uses what SQLAlchemy gives it"_s, 0));
}

} // namespace

HookFunction::HookFunction(const Node &definition, QHash<QString, Node> constants)
    : m_definition(definition)
    , m_constants(std::move(constants))
{ }

QStringList HookFunction::namesIn(const Node &definition)
{
    QStringList names;
    QList<Node> todo{definition};
    while (!todo.isEmpty()) {
        const Node node = todo.takeLast();
        if (node.is("identifier") && !names.contains(node.text()))
            names << node.text();
        todo += node.children();
    }
    names.removeAll(definition.field("name").text());
    return names;
}

QStringList HookFunction::parametersOf(const Node &definition)
{
    QStringList names;
    for (const Node &each : definition.field("parameters").children()) {
        const Node name = each.field("name");
        names << (name ? name : each.is("typed_parameter") ? each.child(0) : each).text();
    }
    return names;
}

std::optional<QString> HookFunction::text() const
{
    Evaluation run{QString(), EvaluationContext()};
    try {
        const Value made = call(run, m_definition, m_constants, {{unknown(run), unknown(run)}, {}});
        const QString *text = made.asString();
        return text && !text->isEmpty() ? std::optional(*text) : std::nullopt;
    } catch (const Unknowable &) {
        return std::nullopt;
    }
}

std::optional<QList<TableOption>> HookFunction::optionsAfter(const CreateTable &table) const
{
    Evaluation run{QString(), EvaluationContext()};
    auto *options = run.heap.make<DictObject>();
    for (const TableOption &each : table.options)
        options->insert(Value::string(each.key), Value::string(each.value));
    const Value target = Value::object(run.heap.make<ListenedTable>(table, options));
    try {
        call(run, m_definition, m_constants, {{target, unknown(run)}, {}});
    } catch (const Unknowable &) {
        return std::nullopt;
    }
    QList<TableOption> after;
    for (const auto &[key, value] : options->pairs()) {
        if (!key.asString() || !value.asString())
            return std::nullopt;
        after << TableOption{*key.asString(), *value.asString()};
    }
    return after;
}

bool isTypeName(const QString &name)
{
    const KnownEntry *known = findKnown(name);
    if (!known)
        return false;
    for (const KnownFunctions part : {sqlTypes(), mysqlTypes()}) {
        if (!part.empty() && known->function >= &part.front() && known->function <= &part.back())
            return true;
    }
    return name == "sqlalchemy.MatchType"_L1;
}

} // namespace stemma
