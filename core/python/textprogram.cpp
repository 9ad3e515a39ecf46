// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/textprogram.h"

#include "core/python/evaluation.h"
#include "core/python/programobjects.h"
#include "core/python/statements.h"
#include "core/python/syntaxtree.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// Names that mean something in Python or in templates, whether or not it is worked out here.
const QSet<QString> &reservedNames()
{
    static const QSet<QString> names = [] {
        const QString words =
            u"abs all any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr "
            u"dict "
            "dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help "
            "hex "
            "id input int isinstance issubclass iter len list locals map max memoryview min next object oct "
            "open ord pow print property range repr reversed round set setattr slice sorted staticmethod str "
            "sum super tuple type vars zip __import__ None True False Ellipsis NotImplemented "
            "loop self parent local capture caller pageargs UNDEFINED STOP_RENDERING"_s;
        const QStringList list = words.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return names;
}

void collectNames(const Node &node, QSet<QString> &names)
{
    QList<Node> waiting{node};
    while (!waiting.isEmpty()) {
        const Node each = waiting.takeLast();
        if (each.is("identifier"))
            names.insert(each.text());
        waiting += each.children();
    }
}

const QSet<QByteArray> &keywords()
{
    static const QSet<QByteArray> words = {
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
    return words;
}

/// The grammar lets pass what Python refuses: a keyword as a name, a plain string over several lines.
bool isSound(const SyntaxTree &tree)
{
    if (tree.hasError())
        return false;
    QList<Node> waiting{tree.root()};
    while (!waiting.isEmpty()) {
        const Node each = waiting.takeLast();
        if (each.is("identifier") && keywords().contains(each.bytes().toByteArray()))
            return false;
        if (each.is("string") && each.line() != each.endLine()) {
            const QByteArrayView start = each.child(0).bytes();
            const bool isTriple = start.endsWith("\"\"\"") || start.endsWith("'''");
            if (!isTriple && !each.bytes().contains("\\\n"))
                return false;
        }
        waiting += each.children();
    }
    return true;
}

/// Whether each line end is within brackets or a text, where Python reads on.
bool isOneLogicalLine(const Node &root, const QByteArray &utf8)
{
    qsizetype covered = 0;
    QList<Node> waiting{root};
    while (!waiting.isEmpty()) {
        const Node each = waiting.takeLast();
        const QByteArrayView bytes = each.bytes();
        const bool isEnclosed =
            each.is("string") || bytes.startsWith('(') || bytes.startsWith('[') || bytes.startsWith('{');
        const char last = bytes.isEmpty() ? ' ' : bytes.back();
        if (isEnclosed && (each.is("string") || last == ')' || last == ']' || last == '}') && !each.is("call")
            && !each.is("binary_operator") && !each.is("boolean_operator") && !each.is("comparison_operator")
            && !each.is("conditional_expression") && !each.is("attribute") && !each.is("expression_statement")
            && !each.is("module") && !each.is("subscript") && !each.is("expression_list"))
            covered += bytes.count('\n');
        else
            waiting += each.children();
    }
    return covered == utf8.count('\n');
}

} // namespace

std::expected<QString, ProgramFault> runTextProgram(const TextProgram &program)
{
    const SyntaxTree tree(program.source);
    if (const int line = tree.firstFaultLine(); line > 0)
        return std::unexpected(ProgramFault{line, u"is no Python that can be read"_s});
    Evaluation run(QString(), EvaluationContext{});
    run.isTopLevel = false;
    ProgramState &state = *run.heap.make<ProgramState>(program);
    bindProgramNames(run, state);
    QSet<QString> names;
    collectNames(tree.root(), names);
    for (const QString &name : std::as_const(names)) {
        // An exception's name is Python's own too; none of them is worked out.
        if (!run.module.names.contains(name) && !reservedNames().contains(name) && !name.front().isUpper())
            run.module.bind(name, Value::object(run.heap.make<UndefinedObject>(name)));
    }
    Frame frame{run, run.module};
    try {
        executeBlock(frame, tree.root());
    } catch (const Unknowable &unknowable) {
        return std::unexpected(ProgramFault{unknowable.line, unknowable.reason});
    }
    return state.written;
}

bool isPythonExpression(const QByteArray &utf8)
{
    // Not within brackets: there a line end would be allowed anywhere.
    const SyntaxTree tree(utf8.trimmed() + '\n');
    const QList<Node> statements = tree.root().children();
    if (!isSound(tree) || statements.size() != 1 || !statements.first().is("expression_statement")
        || statements.first().tokens().size() != 1)
        return false;
    const Node expression = statements.first().child(0);
    return isOneLogicalLine(expression, utf8.trimmed()) && !expression.is("assignment")
        && !expression.is("augmented_assignment") && !expression.is("yield");
}

bool isPythonSuite(const QByteArray &utf8)
{
    return isSound(SyntaxTree(utf8));
}

} // namespace stemma
