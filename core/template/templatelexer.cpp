// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/template/templatelexer.h"

#include "core/template/codescan.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = TemplatePart::Kind;

class Lexer
{
public:
    Lexer(const QString &text, const QString &file)
        : m_text(text)
        , m_file(file)
    { }

    Result<QList<TemplatePart>> split()
    {
        while (m_at < m_text.size()) {
            if (const Result<> step = next(); !step)
                return Failure(step.error());
        }
        if (m_openDefinitionLine > 0)
            return templateFailure(u"leaves a <%def> open"_s, m_file, m_openDefinitionLine);
        return std::move(m_parts);
    }

private:
    QStringView rest() const { return QStringView(m_text).sliced(m_at); }
    bool atLineStart() const { return m_at == 0 || m_text[m_at - 1] == u'\n'; }
    int line() const { return int(QStringView(m_text).first(m_at).count(u'\n')) + 1; }
    Failure refuse(const QString &reason) const { return templateFailure(reason, m_file, line()); }

    void add(Kind kind, const QString &text, const QString &filters = {})
    {
        m_parts.append({kind, text, filters, line()});
    }

    QRegularExpressionMatch match(const QRegularExpression &expression) const
    {
        return expression.match(m_text, m_at, QRegularExpression::NormalMatch,
                                QRegularExpression::AnchorAtOffsetMatchOption);
    }

    Result<> next()
    {
        if (rest().startsWith("${"_L1))
            return expression();
        static const QRegularExpression controlLine(
            uR"([\t ]*(%(?!%)|##)[\t ]*((?:\\\r?\n|[^\r\n])*)(\r?\n|\z))"_s);
        if (atLineStart()) {
            if (const auto found = match(controlLine); found.hasMatch())
                return control(found);
        }
        if (rest().startsWith("<%doc>"_L1))
            return raw(u"doc"_s, false);
        static const QRegularExpression tagStart(
            uR"(<%([\w.:]+)((?:\s+\w+|\s*=\s*|"[^"]*?"|'[^']*?'|\s*,\s*)*)\s*(/)?>)"_s);
        if (const auto found = match(tagStart); found.hasMatch())
            return tag(found);
        if (rest().startsWith("</%"_L1))
            return endTag();
        if (rest().startsWith("<%"_L1))
            return code();
        static const QRegularExpression percents(uR"([\t ]*%%%*)"_s);
        if (atLineStart()) {
            if (const auto found = match(percents); found.hasMatch()) {
                add(Kind::Text, found.captured().chopped(1)); // one percent sign stands for the others
                m_at = found.capturedEnd();
                return {};
            }
        }
        return text();
    }

    Result<> expression()
    {
        const qsizetype start = m_at;
        const auto body = scanCode(m_text, start + 2, {u"|"_s, u"}"_s}, true);
        if (!body)
            return refuse(u"has an expression without an end"_s);
        QString filters;
        qsizetype behind = body->next;
        if (body->mark == "|"_L1) {
            const auto names = scanCode(m_text, behind, {u"}"_s}, true);
            if (!names)
                return refuse(u"has an expression without an end"_s);
            filters = names->text.trimmed();
            behind = names->next;
        }
        add(Kind::Expression, QString(body->text).replace("\r\n"_L1, "\n"_L1), filters);
        m_at = behind;
        return {};
    }

    Result<> control(const QRegularExpressionMatch &found)
    {
        if (found.captured(1) == "%"_L1)
            add(Kind::Control, found.captured(2).replace("\r\n"_L1, "\n"_L1).trimmed());
        m_at = found.capturedEnd();
        return {};
    }

    Result<> tag(const QRegularExpressionMatch &found)
    {
        const QString name = found.captured(1);
        const QString attributes = found.captured(2).trimmed();
        if (name == "text"_L1 && attributes.isEmpty() && found.captured(3).isEmpty()) {
            m_at = found.capturedEnd();
            return raw(name, true);
        }
        static const QRegularExpression onlyName(
            uR"x(\Aname\s*=\s*(?:"(\w+\s*\([^"$]*\))"|'(\w+\s*\([^'$]*\))')\z)x"_s);
        const auto definition = onlyName.match(attributes);
        if (name != "def"_L1 || !definition.hasMatch() || !found.captured(3).isEmpty())
            return refuse(u"has the tag %1, which is not worked out here"_s.arg(found.captured()));
        if (m_openDefinitionLine > 0)
            return refuse(u"has a <%def> inside another one"_s);
        m_openDefinitionLine = line();
        add(Kind::DefinitionStart, definition.captured(definition.hasCaptured(1) ? 1 : 2));
        m_at = found.capturedEnd();
        return {};
    }

    Result<> endTag()
    {
        static const QRegularExpression end(uR"(</%[\t ]*def[\t ]*>)"_s);
        const auto found = match(end);
        if (!found.hasMatch() || m_openDefinitionLine == 0)
            return refuse(u"closes a tag that is not open"_s);
        add(Kind::DefinitionEnd, {});
        m_openDefinitionLine = 0;
        m_at = found.capturedEnd();
        return {};
    }

    /// What stands before </%name>, which is no template.
    Result<> raw(const QString &name, bool isText)
    {
        const qsizetype start = isText ? m_at : m_at + name.size() + 3;
        const QString closing = "</%"_L1 + name + u'>';
        const qsizetype end = m_text.indexOf(closing, start);
        if (end < 0)
            return refuse(u"leaves <%%1> open"_s.arg(name));
        if (isText)
            add(Kind::Text, m_text.mid(start, end - start));
        m_at = end + closing.size();
        return {};
    }

    Result<> code()
    {
        const bool isModule = rest().startsWith("<%!"_L1);
        const auto body = scanCode(m_text, m_at + (isModule ? 3 : 2), {u"%>"_s}, false);
        if (!body)
            return refuse(u"has a block of code without an end"_s);
        add(isModule ? Kind::ModuleCode : Kind::Code, QString(body->text).replace("\r\n"_L1, "\n"_L1));
        m_at = body->next;
        return {};
    }

    Result<> text()
    {
        static const QRegularExpression stop(uR"((?<=\n)(?=[ \t]*(?:%|##))|(?=\$\{)|(?=</?%)|\\\r?\n|\z)"_s);
        const auto found = stop.match(m_text, m_at);
        const qsizetype end = found.capturedStart();
        if (end == m_at && found.capturedLength() == 0)
            return refuse(u"has a line that Mako can't read either"_s);
        if (end > m_at)
            add(Kind::Text, m_text.mid(m_at, end - m_at));
        m_at = found.capturedEnd();
        return {};
    }

    const QString &m_text;
    const QString &m_file;
    qsizetype m_at = 0;
    int m_openDefinitionLine = 0;
    QList<TemplatePart> m_parts;
};

} // namespace

Failure templateFailure(const QString &reason, const QString &file, int line)
{
    return failure(ErrorKind::NeedsPython,
                   u"The template can't be worked out without Python: it %1."_s.arg(reason),
                   u"Use `alembic revision` in this project, or simplify that line of the template."_s,
                   {file, line, line});
}

Result<QList<TemplatePart>> splitTemplate(const QString &text, const QString &file)
{
    return Lexer(text, file).split();
}

} // namespace stemma
