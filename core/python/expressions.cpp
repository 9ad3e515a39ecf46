// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/expressions.h"

#include "core/python/containers.h"
#include "core/python/fileaccess.h"
#include "core/python/operators.h"
#include "core/python/sqlconditions.h"
#include "core/python/symbols.h"

#include <QHash>

namespace stemma {

namespace {

Value integerLiteral(Frame &, const Node &node)
{
    QString text = node.text().toLower().remove(QLatin1Char('_'));
    int base = 10;
    if (text.startsWith(QLatin1String("0x")))
        base = 16;
    else if (text.startsWith(QLatin1String("0o")))
        base = 8;
    else if (text.startsWith(QLatin1String("0b")))
        base = 2;
    else if (text.size() > 1 && text.startsWith(QLatin1Char('0'))
             && text.count(QLatin1Char('0')) != text.size())
        giveUp(QStringLiteral("has a number with a leading zero, which Python 3 refuses"));
    bool ok = false;
    const qint64 value = (base == 10 ? text : text.mid(2)).toLongLong(&ok, base);
    if (!ok)
        giveUp(QStringLiteral("has a number that is too large to work out: %1").arg(node.text().left(40)));
    return Value::integer(value);
}

Value floatLiteral(Frame &, const Node &node)
{
    bool ok = false;
    const double value = node.text().remove(QLatin1Char('_')).toDouble(&ok);
    if (!ok)
        giveUp(QStringLiteral("has a number that is not worked out here: %1").arg(node.text().left(40)));
    return Value::real(value);
}

Value identifier(Frame &frame, const Node &node)
{
    return lookUp(frame, node.text());
}

Value trueLiteral(Frame &, const Node &)
{
    return Value::boolean(true);
}

Value falseLiteral(Frame &, const Node &)
{
    return Value::boolean(false);
}

Value noneLiteral(Frame &, const Node &)
{
    return Value::none();
}

Value tuple(Frame &frame, const Node &node)
{
    return Value::object(frame.run.heap.make<TupleObject>(evaluateItems(frame, node.children())));
}

Value list(Frame &frame, const Node &node)
{
    return Value::object(frame.run.heap.make<ListObject>(evaluateItems(frame, node.children())));
}

Value set(Frame &frame, const Node &node)
{
    auto *result = frame.run.heap.make<SetObject>();
    for (const Value &item : evaluateItems(frame, node.children())) {
        refuseUnknown(item);
        result->members.insert(item, item);
    }
    return Value::object(result);
}

Value dictionary(Frame &frame, const Node &node)
{
    auto *result = frame.run.heap.make<DictObject>();
    for (const Node &part : node.children()) {
        if (part.is("pair")) {
            const Value key = evaluateKnown(frame, part.field("key"));
            result->insert(key, evaluate(frame, part.field("value")));
            continue;
        }
        const Value other = evaluateKnown(frame, part.child(0));
        if (!other.as<DictObject>())
            giveUp(QStringLiteral("lays %1 open into a dictionary").arg(other.description()), part.line());
        for (const auto &[key, value] : other.as<DictObject>()->pairs())
            result->insert(key, value);
    }
    frame.run.budget.items(result->pairs().size());
    return Value::object(result);
}

Value inner(Frame &frame, const Node &node)
{
    return evaluate(frame, node.child(0));
}

Value binary(Frame &frame, const Node &node)
{
    const Value left = evaluateKnown(frame, node.field("left"));
    const Value right = evaluateKnown(frame, node.field("right"));
    const QByteArrayView op = node.field("operator").bytes();
    const std::string_view sign(op.data(), size_t(op.size()));
    if (const std::optional<Value> joined = joinSql(frame.run, sign, left, right))
        return *joined;
    if (const std::optional<Value> path = joinPaths(frame.run, sign, left, right))
        return *path;
    return binaryOperation(sign, left, right, frame.run.heap, frame.run.budget);
}

Value unary(Frame &frame, const Node &node)
{
    const QByteArrayView op = node.field("operator").bytes();
    return unaryOperation({op.data(), size_t(op.size())}, evaluateKnown(frame, node.field("argument")));
}

Value notOperator(Frame &frame, const Node &node)
{
    return Value::boolean(!isTrue(evaluateKnown(frame, node.field("argument"))));
}

Value booleanOperator(Frame &frame, const Node &node)
{
    const Value left = evaluateKnown(frame, node.field("left"));
    const bool isAnd = node.field("operator").bytes() == "and";
    return isTrue(left) == isAnd ? evaluate(frame, node.field("right")) : left;
}

Value conditional(Frame &frame, const Node &node)
{
    const QList<Node> parts = node.children();
    if (parts.size() != 3)
        giveUp(QStringLiteral("has an if expression that can't be read"));
    return evaluate(frame, isTrue(evaluateKnown(frame, parts[1])) ? parts[0] : parts[2]);
}

Value named(Frame &frame, const Node &node)
{
    const Value value = evaluate(frame, node.field("value"));
    Scope *scope = &frame.scope;
    while (scope->isComprehension && scope->outer)
        scope = scope->outer;
    scope->bind(node.field("name").text(), value);
    return value;
}

using Evaluator = Value (*)(Frame &, const Node &);

const QHash<QByteArrayView, Evaluator> &evaluators()
{
    static const QHash<QByteArrayView, Evaluator> table = {
        {"identifier", identifier},
        {"integer", integerLiteral},
        {"float", floatLiteral},
        {"true", trueLiteral},
        {"false", falseLiteral},
        {"none", noneLiteral},
        {"string", evaluateString},
        {"concatenated_string", evaluateConcatenatedString},
        {"tuple", tuple},
        {"expression_list", tuple},
        {"list", list},
        {"set", set},
        {"dictionary", dictionary},
        {"parenthesized_expression", inner},
        {"binary_operator", binary},
        {"unary_operator", unary},
        {"not_operator", notOperator},
        {"boolean_operator", booleanOperator},
        {"comparison_operator", evaluateComparison},
        {"conditional_expression", conditional},
        {"named_expression", named},
        {"list_comprehension", evaluateListComprehension},
        {"generator_expression", evaluateGenerator},
        {"set_comprehension", evaluateSetComprehension},
        {"dictionary_comprehension", evaluateDictComprehension},
        {"attribute", evaluateAttribute},
        {"subscript", evaluateSubscript},
        {"call", evaluateCall},
        {"lambda", evaluateLambda},
    };
    return table;
}

} // namespace

Value evaluate(Frame &frame, const Node &node)
{
    try {
        const Budget::Level level(frame.run.budget);
        frame.run.budget.step();
        const std::string_view type = node.type();
        const auto found = evaluators().constFind(QByteArrayView(type.data(), qsizetype(type.size())));
        if (found == evaluators().constEnd())
            giveUp(QStringLiteral("has an expression that is not worked out here: %1")
                       .arg(node.text().left(60)));
        return (*found)(frame, node);
    } catch (Unknowable &unknowable) {
        if (unknowable.line == 0)
            unknowable.line = node.line();
        throw;
    }
}

Value evaluateKnown(Frame &frame, const Node &node)
{
    const Value value = evaluate(frame, node);
    try {
        refuseUnknown(value);
    } catch (Unknowable &unknowable) {
        if (unknowable.line == 0)
            unknowable.line = node.line();
        throw;
    }
    return value;
}

QList<Value> evaluateItems(Frame &frame, const QList<Node> &nodes)
{
    QList<Value> items;
    items.reserve(nodes.size());
    for (const Node &node : nodes) {
        if (node.is("list_splat"))
            items += itemsOf(evaluateKnown(frame, node.child(0)), frame.run.budget);
        else
            items.append(evaluate(frame, node));
    }
    frame.run.budget.items(items.size());
    return items;
}

Value evaluateComparison(Frame &frame, const Node &node)
{
    const QList<Node> operands = node.children();
    const QList<Node> operators = node.fields("operators");
    if (operands.size() != operators.size() + 1)
        giveUp(QStringLiteral("has a comparison that can't be read"));
    Budget &budget = frame.run.budget;
    Value left = evaluateKnown(frame, operands.first());
    for (qsizetype i = 0; i < operators.size(); ++i) {
        const Value right = evaluateKnown(frame, operands[i + 1]);
        const QString op = operators[i].text().simplified();
        if (const std::optional<Value> sql = compareSql(frame.run, op, left, right)) {
            if (operators.size() > 1)
                giveUp(QStringLiteral("compares a column in a chain"));
            return *sql;
        }
        bool holds = false;
        if (op == QLatin1String("==") || op == QLatin1String("!=") || op == QLatin1String("<>"))
            holds = areEqual(left, right, budget) == (op == QLatin1String("=="));
        else if (op == QLatin1String("in") || op == QLatin1String("not in"))
            holds = contains(right, left, budget) == (op == QLatin1String("in"));
        else if (op == QLatin1String("is") || op == QLatin1String("is not"))
            holds = areIdentical(left, right) == (op == QLatin1String("is"));
        else if (op == QLatin1String("<"))
            holds = compareValues(left, right, budget) < 0;
        else if (op == QLatin1String("<="))
            holds = compareValues(left, right, budget) <= 0;
        else if (op == QLatin1String(">"))
            holds = compareValues(left, right, budget) > 0;
        else
            holds = compareValues(left, right, budget) >= 0;
        if (!holds)
            return Value::boolean(false);
        left = right;
    }
    return Value::boolean(true);
}

} // namespace stemma
