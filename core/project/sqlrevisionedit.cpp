// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sqlrevisionedit.h"

#include "core/project/sqlheader.h"
#include "core/project/sqlrevision.h"
#include "core/project/sqlrevisiontext.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

class Editor
{
public:
    Editor(const QByteArray &before, const QString &file)
        : m_before(before)
        , m_file(file)
        , m_header(SqlHeader::scan(before))
    { }

    Result<FileEdit> edit(const RevisionChange &change)
    {
        const RevisionFile read = readSqlRevisionFile(m_before, m_file);
        if (!read.revision) {
            const Problem problem = read.problems.value(0);
            return refuse(problem.message, problem.place.line);
        }
        Revision wanted = *read.revision;
        const auto set = [&](QByteArrayView key, const std::optional<QStringList> &ids,
                             QStringList &current) {
            if (ids && *ids != current)
                setLine(key, *ids);
            current = ids.value_or(current);
        };
        set("down_revision", change.downRevisions, wanted.downRevisions);
        set("branch_labels", change.branchLabels, wanted.branchLabels);
        set("depends_on", change.dependsOn, wanted.dependsOn);
        if (change.emptyUpgrade || change.emptyDowngrade) {
            if (!read.sql.upgrade.isKnown() && !read.sql.downgrade.isKnown())
                return refuse(u"The sections can't be told apart."_s, read.sql.upgrade.needsPython->line);
            if (change.emptyUpgrade)
                emptySection(true, read.sql.upgrade);
            if (change.emptyDowngrade)
                emptySection(false, read.sql.downgrade);
        }
        FileEdit edit = FileEdit::of(m_file, m_before, m_ranges);
        const RevisionFile now = readSqlRevisionFile(edit.after, m_file);
        if (!now.revision || now.revision->id != wanted.id
            || now.revision->downRevisions != wanted.downRevisions
            || now.revision->branchLabels != wanted.branchLabels
            || now.revision->dependsOn != wanted.dependsOn
            || (change.emptyUpgrade && !now.sql.upgrade.statements.isEmpty())
            || (change.emptyDowngrade && !now.sql.downgrade.statements.isEmpty()))
            return refuse(u"The changed file would not say what was asked for, so it was left alone."_s, 0);
        return edit;
    }

private:
    Failure refuse(const QString &message, int line) const
    {
        return failure(ErrorKind::NotEditable, message, u"Change it by hand in the editor."_s,
                       {m_file, line, line});
    }

    QByteArray lineEnd() const { return m_before.contains("\r\n") ? "\r\n" : "\n"; }

    void setLine(QByteArrayView key, const QStringList &ids)
    {
        const QByteArray text = sqlHeaderText(ids).toUtf8();
        if (const SqlHeaderEntry *entry = m_header.find(key)) {
            qsizetype start = entry->valueStart;
            while (start < entry->lineEnd && (m_before[start] == ' ' || m_before[start] == '\t'))
                ++start;
            const bool needsBlank = start == entry->valueStart;
            const qsizetype length = entry->value.isEmpty() ? entry->lineEnd - start : entry->value.size();
            m_ranges.append({start, length, (needsBlank ? " " : "") + text, 0});
            return;
        }
        const SqlHeaderEntry *before = m_header.find("down_revision");
        before = before ? before : m_header.find("revision");
        m_ranges.append({before->lineEnd, 0, lineEnd() + "-- " + key.toByteArray() + ": " + text, 0});
    }

    void emptySection(bool isUpgrade, const FunctionSql &sql)
    {
        if (sql.statements.isEmpty())
            return;
        for (qsizetype i = 0; i < m_header.marks.size(); ++i) {
            const SqlSectionMark &mark = m_header.marks[i];
            if (mark.isUpgrade != isUpgrade)
                continue;
            const qsizetype end =
                i + 1 < m_header.marks.size() ? m_header.marks[i + 1].start : m_before.size();
            m_ranges.append({mark.end, end - mark.end, lineEnd(), 0});
        }
    }

    const QByteArray m_before;
    const QString m_file;
    const SqlHeader m_header;
    QList<ReplacedRange> m_ranges;
};

} // namespace

Result<FileEdit> editSqlRevisionFile(const QByteArray &before, const QString &file,
                                     const RevisionChange &change)
{
    return Editor(before, file).edit(change);
}

} // namespace stemma
