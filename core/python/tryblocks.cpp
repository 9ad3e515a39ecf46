// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/statements.h"
#include "core/python/symbols.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// A try statement, taken apart.
struct TryParts
{
    explicit TryParts(const Node &node)
        : body(node.field("body"))
    {
        for (const Node &clause : node.children()) {
            if (clause.is("except_clause") || clause.is("except_group_clause"))
                handlers.append(clause);
            else if (clause.is("else_clause"))
                otherwise = clause.field("body");
            else if (clause.is("finally_clause"))
                finally = clause.child(0);
        }
    }

    Node body;
    QList<Node> handlers;
    Node otherwise;
    Node finally;
};

bool holdsOnlyImports(const Node &block)
{
    const QList<Node> statements = block.children();
    return std::all_of(statements.begin(), statements.end(), [](const Node &statement) {
        return statement.is("import_statement") || statement.is("import_from_statement")
            || statement.is("pass_statement");
    });
}

/// Errors of a server, as SQLAlchemy raises them.
const QSet<QString> &serverErrors()
{
    static const QSet<QString> names = {u"BaseException"_s,    u"Exception"_s,        u"StandardError"_s,
                                        u"SQLAlchemyError"_s,  u"StatementError"_s,   u"DBAPIError"_s,
                                        u"InterfaceError"_s,   u"DatabaseError"_s,    u"DataError"_s,
                                        u"OperationalError"_s, u"IntegrityError"_s,   u"InternalError"_s,
                                        u"MySQLError"_s,       u"ProgrammingError"_s, u"NotSupportedError"_s};
    return names;
}

/// Errors that no statement of SQL ends with.
const QSet<QString> &otherErrors()
{
    static const QSet<QString> names = {u"ArithmeticError"_s,
                                        u"AssertionError"_s,
                                        u"AttributeError"_s,
                                        u"CommandError"_s,
                                        u"CompileError"_s,
                                        u"FileNotFoundError"_s,
                                        u"IOError"_s,
                                        u"ImportError"_s,
                                        u"IndexError"_s,
                                        u"JSONDecodeError"_s,
                                        u"KeyError"_s,
                                        u"KeyboardInterrupt"_s,
                                        u"LookupError"_s,
                                        u"ModuleNotFoundError"_s,
                                        u"NameError"_s,
                                        u"NoSuchTableError"_s,
                                        u"NotImplementedError"_s,
                                        u"OSError"_s,
                                        u"RuntimeError"_s,
                                        u"TypeError"_s,
                                        u"UnicodeDecodeError"_s,
                                        u"UnicodeEncodeError"_s,
                                        u"ValueError"_s,
                                        u"ZeroDivisionError"_s,
                                        u"UnsupportedCompilationError"_s};
    return names;
}

/// The last parts of the class names that an except clause catches; empty for a bare one.
QStringList caughtNames(const Node &handler)
{
    QList<Node> waiting;
    for (const Node &part : handler.children()) {
        if (part.is("block"))
            break;
        waiting.append(part.is("as_pattern") ? part.child(0) : part);
        break; // what follows a comma is Python 2's name for the error
    }
    QStringList names;
    while (!waiting.isEmpty()) {
        const Node part = waiting.takeFirst();
        if (part.is("tuple") || part.is("parenthesized_expression") || part.is("list"))
            waiting += part.children();
        else
            names.append(part.text().section(u'.', -1));
    }
    return names;
}

bool isMessage(const Node &call)
{
    static const QSet<QString> logging = {u"debug"_s, u"info"_s,      u"warning"_s,  u"warn"_s, u"error"_s,
                                          u"log"_s,   u"exception"_s, u"critical"_s, u"msg"_s};
    const Node function = call.field("function");
    if (function.is("identifier"))
        return function.text() == "print"_L1;
    return function.is("attribute") && logging.contains(function.field("attribute").text());
}

enum class Handling { Ignores, RaisesAgain, Other };

/// Whether working out a condition can do nothing but answer: it calls methods of texts alone.
bool isQuestion(const Node &condition)
{
    static const QSet<QString> methods = {u"lower"_s,    u"upper"_s, u"strip"_s, u"startswith"_s,
                                          u"endswith"_s, u"find"_s,  u"get"_s};
    static const QSet<QString> functions = {u"str"_s, u"repr"_s, u"isinstance"_s, u"len"_s, u"any"_s};
    QList<Node> waiting{condition};
    while (!waiting.isEmpty()) {
        const Node part = waiting.takeLast();
        if (part.is("call")) {
            const Node function = part.field("function");
            const bool isKnown = function.is("identifier")
                ? functions.contains(function.text())
                : function.is("attribute") && methods.contains(function.field("attribute").text());
            if (!isKnown)
                return false;
        }
        if (part.is("named_expression") || part.is("await") || part.is("lambda"))
            return false;
        waiting += part.children();
    }
    return true;
}

Handling handlingOf(const Node &body);

/// Which branch is taken depends on the error's text, so all must do the same.
Handling handlingOfBranches(const Node &statement)
{
    if (!isQuestion(statement.field("condition")))
        return Handling::Other;
    QList<Node> branches{statement.field("consequence")};
    for (const Node &clause : statement.fields("alternative")) {
        if (clause.is("elif_clause") && !isQuestion(clause.field("condition")))
            return Handling::Other;
        branches.append(clause.is("elif_clause") ? clause.field("consequence") : clause.field("body"));
    }
    const bool ignores = std::all_of(branches.begin(), branches.end(), [](const Node &branch) {
        return handlingOf(branch) == Handling::Ignores;
    });
    return ignores ? Handling::Ignores : Handling::Other;
}

/// What the block of an except clause does beyond telling people.
Handling handlingOf(const Node &body)
{
    for (const Node &statement : body.children()) {
        if (statement.is("raise_statement"))
            return Handling::RaisesAgain;
        if (statement.is("pass_statement") || statement.is("print_statement"))
            continue;
        if (statement.is("if_statement") && handlingOfBranches(statement) == Handling::Ignores)
            continue;
        const Node part = statement.is("expression_statement") ? statement.child(0) : Node();
        const bool isText = part.is("string") || part.is("ellipsis");
        if (!isText && !(part.is("call") && isMessage(part)))
            return Handling::Other;
    }
    return Handling::Ignores;
}

/// The errors that the statements of the block may end with; nothing when they may end with none.
std::optional<QStringList> ignoredErrors(const TryParts &parts)
{
    QStringList ignored;
    bool ignoresAny = false;
    for (const Node &handler : parts.handlers) {
        const QStringList names = caughtNames(handler);
        const std::optional<QStringList> concerned = serverErrorsAmong(names, handler.line());
        if (!concerned)
            continue;
        Node body;
        for (const Node &part : handler.children()) {
            if (part.is("block"))
                body = part;
        }
        const Handling handling = handlingOf(body);
        if (handling == Handling::Other)
            giveUp(u"does something else when a statement fails, which is only seen when it runs"_s,
                   handler.line());
        if (handling == Handling::RaisesAgain) {
            if (ignoresAny || parts.handlers.size() > 1)
                giveUp(u"has try/except that ignores some errors and raises others again"_s, handler.line());
            continue;
        }
        ignoresAny = true;
        ignored += *concerned;
    }
    return ignoresAny ? std::optional(ignored) : std::nullopt;
}

/// Whether a foreign module is installed is not known, so neither is what its names mean.
bool dependsOnInstallation(Frame &frame, const Node &node, const Node &body)
{
    const auto isUnsure = [&](const QString &name) {
        const Value *value = frame.scope.find(name);
        return value && value->as<ExternalObject>();
    };
    for (const Node &statement : body.children()) {
        for (const Node &name : statement.fields("name")) {
            const Node alias = name.field("alias");
            const QString bound = (alias ? alias : name).text().section(u'.', 0, 0);
            if (isUnsure(bound)) {
                poison(frame, node, {u"imports %1 only if it is there"_s.arg(bound), node.line()});
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::optional<QStringList> serverErrorsAmong(const QStringList &names, int line)
{
    bool concernsSql = names.isEmpty();
    for (const QString &name : names) {
        if (!serverErrors().contains(name) && !otherErrors().contains(name))
            giveUp(u"has try/except for %1, which is not known here"_s.arg(name), line);
        concernsSql = concernsSql || serverErrors().contains(name);
    }
    if (!concernsSql)
        return std::nullopt;
    return names.isEmpty() ? QStringList{u"BaseException"_s} : names;
}

// Those that follow a failed one in the block are left out, so nothing that comes later may depend on the
// block having run to its end.
Flow executeGuarded(Frame &frame, const Node &body, const Node &otherwise, const QStringList &errors)
{
    Evaluation &run = frame.run;
    const qsizetype before = run.recording.size();
    const std::optional<TryBlock> outer = std::exchange(run.tryBlock, TryBlock{++run.tryBlocks, errors});
    Flow flow = executeBlock(frame, body);
    run.tryBlock = outer;
    if (run.recording.size() == before)
        return flow;
    const int line = body.line();
    if (outer)
        giveUp(u"has try/except inside of try/except"_s, line);
    if (flow != Flow::Next)
        giveUp(u"leaves a block inside try/except, which a failing statement would prevent"_s, line);
    const Unknowable why{u"uses a name that is set only if the statements before it don't fail"_s, line};
    for (const QString &name : boundNames(body))
        frame.scope.bind(name, Value::object(run.heap.make<UnknownObject>(why.reason, why.line)));
    if (otherwise) {
        const qsizetype recorded = run.recording.size();
        flow = executeBlock(frame, otherwise);
        if (run.recording.size() != recorded || flow != Flow::Next)
            giveUp(u"has an else block of try/except, which runs only if no statement fails"_s,
                   otherwise.line());
    }
    return flow;
}

Flow executeTry(Frame &frame, const Node &node)
{
    const TryParts parts(node);
    const bool isOnlyImports = holdsOnlyImports(parts.body);
    const std::optional<QStringList> errors =
        parts.handlers.isEmpty() || isOnlyImports ? std::nullopt : ignoredErrors(parts);
    Flow flow = Flow::Next;
    if (errors) {
        flow = executeGuarded(frame, parts.body, parts.otherwise, *errors);
    } else {
        flow = executeBlock(frame, parts.body);
        if (!parts.handlers.isEmpty() && dependsOnInstallation(frame, node, parts.body))
            return Flow::Next;
        if (flow == Flow::Next && parts.otherwise)
            flow = executeBlock(frame, parts.otherwise);
    }
    if (parts.finally) {
        const Flow last = executeBlock(frame, parts.finally);
        if (last != Flow::Next)
            return last;
    }
    return flow;
}

} // namespace stemma
