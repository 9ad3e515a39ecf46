// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/errorhandlers.h"

#include "core/python/containers.h"
#include "core/python/expressions.h"
#include "core/python/symbols.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

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

/// What an except clause does beyond telling people.
struct Handling
{
    enum class Kind { Ignores, RaisesAgain, Other };

    Kind kind = Kind::Ignores;
    QStringList
        texts; ///< it ignores errors that say one of these, and raises others again; empty: all the same
    bool lowersCase = false;
};

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

/// Reads the block of one except clause.
class HandlerReader
{
public:
    explicit HandlerReader(Frame &frame)
        : m_frame(frame)
    { }

    Handling read(const Node &body)
    {
        Handling all;
        for (const Node &statement : body.children()) {
            const Handling one = ofStatement(statement);
            if (one.kind != Handling::Kind::Ignores)
                return one;
            if (!one.texts.isEmpty() && !all.texts.isEmpty())
                return {Handling::Kind::Other, {}, false};
            if (!one.texts.isEmpty())
                all = one;
        }
        return all;
    }

private:
    using Kind = Handling::Kind;

    Handling ofStatement(const Node &statement)
    {
        if (statement.is("raise_statement"))
            return {Kind::RaisesAgain, {}, false};
        if (statement.is("pass_statement") || statement.is("print_statement"))
            return {};
        if (statement.is("if_statement"))
            return ofBranches(statement);
        const Node part = statement.is("expression_statement") ? statement.child(0) : Node();
        if (part.is("string") || part.is("ellipsis") || (part.is("call") && isMessage(part)))
            return {};
        if (part.is("assignment") && part.field("left").is("identifier")) {
            if (const auto lowers = errorText(part.field("right"))) {
                m_names.insert(part.field("left").text(), *lowers);
                return {};
            }
        }
        return {Kind::Other, {}, false};
    }

    Handling ofBranches(const Node &statement)
    {
        const Node condition = statement.field("condition");
        if (!isQuestion(condition))
            return {Kind::Other, {}, false};
        QList<Node> otherwise;
        for (const Node &clause : statement.fields("alternative")) {
            if (clause.is("elif_clause") && !isQuestion(clause.field("condition")))
                return {Kind::Other, {}, false};
            otherwise.append(clause.is("elif_clause") ? clause.field("consequence") : clause.field("body"));
        }
        const Handling then = read(statement.field("consequence"));
        QList<Handling> others;
        for (const Node &branch : otherwise)
            others.append(read(branch));
        const auto isPlain = [](const Handling &handling, Kind kind) {
            return handling.kind == kind && handling.texts.isEmpty();
        };
        const bool allIgnore = std::all_of(others.begin(), others.end(),
                                           [&](const Handling &one) { return isPlain(one, Kind::Ignores); });
        if (isPlain(then, Kind::Ignores) && allIgnore)
            return {};
        // "… in str(e)": told, and others raised again; or "… not in str(e)": raised again.
        Handling result;
        const bool raisesOthers =
            isPlain(then, Kind::Ignores) && others.size() == 1 && isPlain(others.first(), Kind::RaisesAgain);
        const bool raisesThen = isPlain(then, Kind::RaisesAgain) && allIgnore;
        if ((!raisesOthers && !raisesThen) || !readTexts(condition, raisesThen, result))
            return {Kind::Other, {}, false};
        return result;
    }

    /// The texts that a condition looks for in the error's; `negated` for "not in".
    bool readTexts(const Node &condition, bool negated, Handling &into)
    {
        const Budget::Level level(m_frame.run.budget);
        if (condition.is("parenthesized_expression"))
            return readTexts(condition.child(0), negated, into);
        if (condition.is("not_operator"))
            return negated && readTexts(condition.field("argument"), false, into);
        if (condition.is("boolean_operator")) {
            const QLatin1StringView joins = negated ? "and"_L1 : "or"_L1;
            return condition.field("operator").text() == joins
                && readTexts(condition.field("left"), negated, into)
                && readTexts(condition.field("right"), negated, into);
        }
        if (condition.is("call"))
            return !negated && readAny(condition, into);
        const QList<Node> sides = condition.children();
        const QList<Node> operators = condition.fields("operators");
        if (!condition.is("comparison_operator") || sides.size() != 2 || operators.size() != 1
            || operators.first().text().simplified() != (negated ? "not in"_L1 : "in"_L1))
            return false;
        return addText(evaluateKnown(m_frame, sides[0]), sides[1], into);
    }

    /// any(x in str(e) for x in ["one", "two"])
    bool readAny(const Node &call, Handling &into)
    {
        const Node arguments = call.field("arguments");
        const Node generator = arguments.is("generator_expression") ? arguments : arguments.child(0);
        if (call.field("function").text() != "any"_L1 || !generator.is("generator_expression"))
            return false;
        const QList<Node> parts = generator.children();
        if (parts.size() != 2 || !parts[0].is("comparison_operator") || !parts[1].is("for_in_clause"))
            return false;
        const QList<Node> sides = parts[0].children();
        const QList<Node> operators = parts[0].fields("operators");
        if (sides.size() != 2 || operators.size() != 1 || operators.first().text() != "in"_L1
            || sides[0].text() != parts[1].field("left").text())
            return false;
        for (const Value &item :
             itemsOf(evaluateKnown(m_frame, parts[1].field("right")), m_frame.run.budget)) {
            if (!addText(item, sides[1], into))
                return false;
        }
        return true;
    }

    bool addText(const Value &text, const Node &where, Handling &into)
    {
        const std::optional<bool> lowers = errorText(where);
        if (!text.asString() || text.asString()->isEmpty() || !lowers
            || (!into.texts.isEmpty() && into.lowersCase != *lowers))
            return false;
        into.texts.append(*text.asString());
        into.lowersCase = *lowers;
        return true;
    }

    /// Whether the error's text is in lower case there; nothing for what is not that text.
    std::optional<bool> errorText(const Node &node) const
    {
        static const QRegularExpression form(
            u"\\A(?:(str|repr)\\(\\s*\\w+(?:\\.orig)?\\s*\\)|(\\w+))(\\.lower\\(\\))?\\z"_s);
        const QRegularExpressionMatch match = form.match(node.text());
        if (!match.hasMatch())
            return std::nullopt;
        const bool lowers = match.hasCaptured(3);
        if (!match.captured(1).isEmpty())
            return lowers;
        const auto known = m_names.constFind(match.captured(2));
        return known == m_names.cend() ? std::nullopt : std::optional(lowers || *known);
    }

    Frame &m_frame;
    QHash<QString, bool> m_names; ///< that hold the error's text; true: in lower case
};

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

std::optional<TryBlock> tryBlockOf(Frame &frame, const QList<Node> &handlers)
{
    TryBlock block;
    for (const Node &handler : handlers) {
        const std::optional<QStringList> concerned = serverErrorsAmong(caughtNames(handler), handler.line());
        if (!concerned)
            continue;
        Node body;
        for (const Node &part : handler.children()) {
            if (part.is("block"))
                body = part;
        }
        const Handling handling = HandlerReader(frame).read(body);
        if (handling.kind == Handling::Kind::Other)
            giveUp(u"does something else when a statement fails, which is only seen when it runs"_s,
                   handler.line());
        const bool raises = handling.kind == Handling::Kind::RaisesAgain;
        block.rules.append({*concerned, handling.texts, handling.lowersCase, raises});
        if (!raises)
            block.errors += *concerned;
    }
    return block.errors.isEmpty() ? std::nullopt : std::optional(block);
}

} // namespace stemma
