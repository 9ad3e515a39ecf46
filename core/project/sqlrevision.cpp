// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sqlrevision.h"

#include "core/project/sqlheader.h"
#include "core/project/textfile.h"
#include "core/sql/statementsplitter.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

class Reader
{
public:
    Reader(const QByteArray &bytes, const QString &file)
        : m_bytes(bytes)
        , m_file(file)
        , m_header(SqlHeader::scan(bytes))
    { }

    RevisionFile read()
    {
        if (const Result<QString> text = decodeText(m_bytes, m_file); !text) {
            add(u"broken-sql-file"_s, text.error().place.line, text.error().message, text.error().advice);
            m_result.sql.upgrade = m_result.sql.downgrade =
                unknown(text.error().place.line, u"is not UTF-8"_s);
            return std::move(m_result);
        }
        readIdentifiers();
        readSections();
        return std::move(m_result);
    }

private:
    void add(const QString &id, int line, const QString &message, const QString &advice)
    {
        Problem problem;
        problem.id = id;
        problem.message = message;
        problem.advice = advice;
        problem.place = {m_file, line, line};
        m_result.problems.append(problem);
    }

    static FunctionSql unknown(int line, const QString &reason)
    {
        FunctionSql sql;
        sql.needsPython = NeedsPython{line, reason};
        return sql;
    }

    void readIdentifiers()
    {
        for (qsizetype i = 0; i < m_header.entries.size(); ++i) {
            const SqlHeaderEntry &entry = m_header.entries[i];
            if (m_header.find(entry.key) != &entry) {
                add(u"repeated-header"_s, entry.line,
                    u"The header states %1 twice."_s.arg(QString::fromLatin1(entry.key)),
                    u"Keep one of the lines; the first one counts."_s);
            }
        }
        const SqlHeaderEntry *id = m_header.find("revision");
        if (!id || id->value.isEmpty() || sqlHeaderList(id->value).size() != 1) {
            add(u"no-revision-id"_s, id ? id->line : 0, u"The file states no revision id."_s,
                u"Write -- revision: ID into the comments at its top."_s);
            return;
        }
        Revision revision;
        revision.id = QString::fromUtf8(id->value);
        revision.place = {m_file, id->line, id->line};
        if (const SqlHeaderEntry *down = m_header.find("down_revision")) {
            revision.downRevisions = sqlHeaderList(down->value);
            revision.downRevisionLine = down->line;
        } else {
            add(u"no-down-revision"_s, id->line, u"The file states no `down_revision`"_s,
                u"Write -- down_revision: ID, or none for the first revision."_s);
            m_result.problems.last().revisions = {revision.id};
        }
        const auto list = [&](QByteArrayView key) {
            const SqlHeaderEntry *entry = m_header.find(key);
            return entry ? sqlHeaderList(entry->value) : QStringList();
        };
        revision.branchLabels = list("branch_labels");
        revision.dependsOn = list("depends_on");
        if (const SqlHeaderEntry *date = m_header.find("create date"))
            revision.createDate = QString::fromUtf8(date->value);
        revision.doc = m_header.words.join(u'\n').trimmed();
        revision.message = revision.doc.section(u"\n\n"_s, 0, 0).simplified();
        m_result.revision = revision;
    }

    int lineAt(qsizetype offset) const { return int(QByteArrayView(m_bytes).first(offset).count('\n')) + 1; }

    void readSections()
    {
        FunctionSql *sections[] = {&m_result.sql.downgrade, &m_result.sql.upgrade};
        *sections[0] = unknown(1, u"has no section `-- downgrade`"_s);
        *sections[1] = unknown(1, u"has no section `-- upgrade`"_s);
        if (const QString fault = faultOfMarks(); !fault.isEmpty()) {
            *sections[0] = *sections[1] = unknown(m_result.problems.last().place.line, fault);
            return;
        }
        for (qsizetype i = 0; i < m_header.marks.size(); ++i) {
            const SqlSectionMark &mark = m_header.marks[i];
            const qsizetype end =
                i + 1 < m_header.marks.size() ? m_header.marks[i + 1].start : m_bytes.size();
            FunctionSql known;
            const int before = mark.line; // lines of the section count from the one behind the mark
            for (const SplitStatement &each : splitScript(text(mark.end, end))) {
                known.statements.append(
                    {each.text, {m_file, each.line + before, each.endLine + before}, Provenance::SqlFile});
            }
            *sections[mark.isUpgrade] = known;
        }
    }

    QString text(qsizetype start, qsizetype end) const
    {
        QString text = QString::fromUtf8(m_bytes.sliced(start, end - start));
        if (start == 0 && text.startsWith(QChar::ByteOrderMark))
            text.remove(0, 1);
        return text.replace("\r\n"_L1, "\n"_L1);
    }

    /// Why the sections can't be told apart; says so as a problem too.
    QString faultOfMarks()
    {
        bool seen[2] = {false, false};
        for (const SqlSectionMark &mark : m_header.marks) {
            const QString name = mark.isUpgrade ? u"-- upgrade"_s : u"-- downgrade"_s;
            if (std::exchange(seen[mark.isUpgrade], true)) {
                add(u"repeated-section"_s, mark.line, u"The section %1 is there twice."_s.arg(name),
                    u"Put all statements of one direction into one section."_s);
                return u"has the section `%1` twice"_s.arg(name);
            }
        }
        for (const SplitStatement &each : splitScript(text(0, m_bytes.size()))) {
            if (m_header.marks.isEmpty() || each.line < m_header.marks.first().line) {
                add(u"statement-outside-section"_s, each.line,
                    u"A statement stands before the sections `-- upgrade` and `-- downgrade`."_s,
                    u"Put it behind the one that it belongs to."_s);
                return u"has a statement outside its sections"_s;
            }
            for (const SqlSectionMark &mark : m_header.marks) {
                if (each.line < mark.line && mark.line < each.endLine) {
                    add(u"statement-over-section"_s, each.line,
                        u"The statement runs over the section mark in line %1."_s.arg(mark.line),
                        u"End it with a semicolon, or the delimiter in force, before that line."_s);
                    return u"has a statement that runs over a section mark"_s;
                }
            }
        }
        return {};
    }

    const QByteArray m_bytes;
    const QString m_file;
    const SqlHeader m_header;
    RevisionFile m_result;
};

} // namespace

bool isSqlFileName(const QString &name)
{
    return name.endsWith(".sql"_L1) && !name.startsWith(u'.');
}

bool isSqlRevision(const QByteArray &bytes)
{
    return SqlHeader::scan(bytes).find("revision") != nullptr;
}

RevisionFile readSqlRevisionFile(const QByteArray &bytes, const QString &file)
{
    return Reader(bytes, file).read();
}

RevisionFile readAnyRevisionFile(const QByteArray &bytes, const QString &file,
                                 const EvaluationContext &context)
{
    if (!isSqlFileName(file.section(u'/', -1)))
        return readRevisionFile(bytes, file, context);
    return isSqlRevision(bytes) ? readSqlRevisionFile(bytes, file) : RevisionFile{};
}

} // namespace stemma
