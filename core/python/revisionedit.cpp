// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionedit.h"

#include "core/python/bodyedit.h"
#include "core/python/listliteral.h"
#include "core/python/revisionreader.h"
#include "core/python/sourcemap.h"
#include "core/python/syntaxtree.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Name = ListLiteral::Name;

QString nameText(Name name)
{
    switch (name) {
    case Name::DownRevision:
        return u"down_revision"_s;
    case Name::DependsOn:
        return u"depends_on"_s;
    case Name::BranchLabels:
        break;
    }
    return u"branch_labels"_s;
}

/// str() of a down_revision in Python.
QString pythonText(const QStringList &ids)
{
    if (ids.size() == 1)
        return ids.first();
    return ListLiteral::written(ids, Name::DownRevision, u'\'');
}

class Editor
{
public:
    Editor(const QByteArray &before, const QString &file, SourceMap map)
        : m_before(before)
        , m_file(file)
        , m_map(std::move(map))
        , m_tree(m_map.utf8())
    { }

    Result<FileEdit> edit(const RevisionChange &change)
    {
        if (const int fault = m_tree.firstFaultLine(); fault > 0)
            return refuse(u"The file is broken Python, so nothing in it is changed."_s, fault);
        const RevisionFile read = readRevisionFile(m_before, m_file, Dialect::MySql);
        if (!read.revision) {
            const Problem problem = read.problems.value(0);
            return refuse(problem.message + u'.', problem.place.line);
        }
        m_old = *read.revision;
        Revision wanted = m_old;
        if (change.downRevisions) {
            wanted.downRevisions = *change.downRevisions;
            if (const Result<> done = setList(Name::DownRevision, *change.downRevisions, m_old.downRevisions);
                !done)
                return Failure(done.error());
            if (wanted.downRevisions != m_old.downRevisions)
                followInDocstring(wanted.downRevisions);
        }
        if (change.branchLabels) {
            wanted.branchLabels = *change.branchLabels;
            if (const Result<> done = setList(Name::BranchLabels, *change.branchLabels, m_old.branchLabels);
                !done)
                return Failure(done.error());
        }
        if (change.dependsOn) {
            wanted.dependsOn = *change.dependsOn;
            if (const Result<> done = setList(Name::DependsOn, *change.dependsOn, m_old.dependsOn); !done)
                return Failure(done.error());
        }
        for (const auto &[name, asked] :
             {std::pair("upgrade", change.emptyUpgrade), std::pair("downgrade", change.emptyDowngrade)}) {
            if (!asked)
                continue;
            if (const Result<> done = emptyFunction(name); !done)
                return Failure(done.error());
        }
        return finish(change, wanted);
    }

private:
    Failure refuse(const QString &message, int line) const
    {
        return failure(ErrorKind::NotEditable, message, u"Change it by hand in the editor."_s,
                       {m_file, line, line});
    }

    /// The one statement at the top level that binds the name alone.
    Result<Node> assignmentOf(const QString &name) const
    {
        Node found;
        for (const Node &statement : m_tree.root().children()) {
            const Node part = statement.is("expression_statement") ? statement.child(0) : Node();
            if (!part.is("assignment") || part.field("left").text() != name || part.field("right").isNull())
                continue;
            if (found)
                return refuse(u"The file states %1 more than once."_s.arg(name), statement.line());
            found = part;
        }
        return found;
    }

    /// The quotes of `revision = …`.
    QChar usualQuote() const
    {
        const Result<Node> id = assignmentOf(u"revision"_s);
        const auto literal = id && *id ? ListLiteral::read(id->field("right")) : std::nullopt;
        return literal && !literal->quote().isNull() ? literal->quote() : QChar(u'\'');
    }

    Result<> setList(Name name, const QStringList &ids, const QStringList &old)
    {
        const QString text = nameText(name);
        const Result<Node> assignment = assignmentOf(text);
        if (!assignment)
            return Failure(assignment.error());
        if (!*assignment) {
            if (ids == old)
                return {};
            return insertList(name, ids);
        }
        const Node value = assignment->field("right");
        const auto literal = ListLiteral::read(value);
        if (!literal || literal->size() != old.size())
            return refuse(u"The value of %1 is worked out, not written down."_s.arg(text), value.line());
        if (ids != old)
            m_replacements += literal->changedTo(ids, name, usualQuote());
        return {};
    }

    /// A line of its own behind the one that states down_revision.
    Result<> insertList(Name name, const QStringList &ids)
    {
        const Result<Node> down = assignmentOf(u"down_revision"_s);
        if (name == Name::DownRevision || !down || !*down)
            return refuse(u"The file does not state %1 by itself."_s.arg(nameText(name)), m_old.place.line);
        const qsizetype end = down->end();
        m_replacements.append(
            {end, end, u'\n' + nameText(name) + " = "_L1 + ListLiteral::written(ids, name, usualQuote())});
        return {};
    }

    /// The line "Revises: …" of the docstring, or of a comment at the top, as the template would write it
    /// now.
    void followInDocstring(const QStringList &ids)
    {
        static const QRegularExpression line(u"\\A([ \\t]*#?[ \\t]*Revises:)([ \\t]*)(.*?)[ \\t]*\\z"_s);
        static const QRegularExpression idsOnly(u"\\A[\\w.]+(?:,? +[\\w.]+)*\\z"_s);
        const Node first = m_tree.root().child(0);
        const Node docstring = first.child(0).is("string") ? first : Node();
        const QByteArray &text = m_map.utf8();
        for (qsizetype start = 0; start < text.size();) {
            qsizetype end = text.indexOf('\n', start);
            end = end < 0 ? text.size() : end;
            const QByteArray bytes = text.sliced(start, end - start);
            const bool inDocstring = docstring && start > docstring.start() && end < docstring.end();
            const bool inComment = !docstring && bytes.trimmed().startsWith('#');
            const auto match = line.match(QString::fromUtf8(bytes));
            if ((inDocstring || inComment) && match.hasMatch()) {
                const QString old = match.captured(3);
                const bool isComma = old == m_old.downRevisions.join(", "_L1);
                const bool isPython = !isComma && old == pythonText(m_old.downRevisions);
                if (!isComma && !isPython && !idsOnly.match(old).hasMatch())
                    return; // somebody's own words
                const QString now = isPython ? pythonText(ids) : ids.join(", "_L1);
                const qsizetype from = start + match.captured(1).toUtf8().size();
                const QString blank = match.captured(2).isEmpty() ? u" "_s : match.captured(2);
                m_replacements.append({from, end, blank + now});
                return;
            }
            start = end + 1;
        }
    }

    Result<> emptyFunction(const char *name)
    {
        const Node function = topLevelFunction(m_tree.root(), name);
        if (!function)
            return refuse(u"The file has no function %1() at its top level."_s.arg(QLatin1StringView(name)),
                          0);
        if (auto replacement = emptiedBody(function, m_map.utf8()))
            m_replacements.append(*std::move(replacement));
        return {};
    }

    Result<FileEdit> finish(const RevisionChange &change, const Revision &wanted) const
    {
        QList<ReplacedRange> ranges;
        for (const TextReplacement &each : m_replacements) {
            const std::optional<QByteArray> bytes = m_map.encode(each.text);
            if (!bytes)
                return refuse(u"The file's encoding has not all characters of the new text."_s, 0);
            const qsizetype start = m_map.byteAt(each.start);
            ranges.append({start, m_map.byteAt(each.end) - start, *bytes, 0});
        }
        FileEdit edit = FileEdit::of(m_file, m_before, ranges);
        const RevisionFile read = readRevisionFile(edit.after, m_file, Dialect::MySql);
        const bool isWanted = read.revision && read.revision->id == wanted.id
            && read.revision->downRevisions == wanted.downRevisions
            && read.revision->dependsOn == wanted.dependsOn
            && read.revision->branchLabels == wanted.branchLabels
            && (read.revision->message == wanted.message || wanted.message.contains("Revises:"_L1));
        const auto isEmpty = [](const FunctionSql &sql) {
            return !sql.isKnown() || sql.statements.isEmpty();
        };
        const SyntaxTree tree(SourceMap::of(edit.after).value_or(m_map).utf8());
        const bool bodiesFit =
            (!change.emptyUpgrade
             || (isEmpty(read.sql.upgrade) && hasEmptyBody(topLevelFunction(tree.root(), "upgrade"))))
            && (!change.emptyDowngrade
                || (isEmpty(read.sql.downgrade) && hasEmptyBody(topLevelFunction(tree.root(), "downgrade"))));
        if (!isWanted || !bodiesFit || tree.hasError())
            return refuse(u"The changed file would not say what was asked for, so it was left alone."_s,
                          m_old.place.line);
        return edit;
    }

    const QByteArray m_before;
    const QString m_file;
    const SourceMap m_map;
    const SyntaxTree m_tree;
    Revision m_old;
    QList<TextReplacement> m_replacements;
};

} // namespace

Result<FileEdit> editRevisionFile(const QByteArray &before, const QString &file, const RevisionChange &change)
{
    std::optional<SourceMap> map = SourceMap::of(before);
    if (!map) {
        return failure(ErrorKind::NotEditable, u"The file's bytes don't fit its encoding."_s,
                       u"Save it as UTF-8, or state its encoding in its first line."_s, {file, 0, 0});
    }
    return Editor(before, file, *std::move(map)).edit(change);
}

} // namespace stemma
