// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/template/templatetranslator.h"

#include "core/template/templatelexer.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = TemplatePart::Kind;

class Translator
{
public:
    explicit Translator(const QString &file)
        : m_file(file)
    { }

    Result<TranslatedTemplate> translate(const QList<TemplatePart> &parts)
    {
        // A template's own modules, then its functions, then what it writes, as Mako has them.
        for (const Section section : {Section::Module, Section::Definitions, Section::Body}) {
            bool inDefinition = false;
            for (const TemplatePart &part : parts) {
                inDefinition =
                    part.kind == Kind::DefinitionStart || (inDefinition && part.kind != Kind::DefinitionEnd);
                const bool ofDefinition = inDefinition || part.kind == Kind::DefinitionEnd;
                const Section own = part.kind == Kind::ModuleCode ? Section::Module
                    : ofDefinition                                ? Section::Definitions
                                                                  : Section::Body;
                if (own != section)
                    continue;
                if (const Result<> done = add(part); !done)
                    return Failure(done.error());
            }
        }
        if (!m_open.isEmpty())
            return refuse(u"leaves `%1` open"_s.arg(m_open.last().keyword), m_open.last().line);
        return std::move(m_result);
    }

private:
    enum class Section { Module, Definitions, Body };
    struct Block
    {
        QString keyword;
        int line = 0;
        bool hasElse = false;
    };

    Failure refuse(const QString &reason, int line) const { return templateFailure(reason, m_file, line); }

    QString indent() const { return QString(4 * m_open.size(), u' '); }

    /// Lines of source, the first of which comes from that line of the template.
    void emitLines(const QString &text, int line)
    {
        for (const QString &each : text.split(u'\n')) {
            m_result.source += each.toUtf8() + '\n';
            m_result.lines << line++;
        }
    }

    Result<> add(const TemplatePart &part)
    {
        switch (part.kind) {
        case Kind::Text:
            emitLines(indent() + u"_text(%1)"_s.arg(m_result.texts.size()), part.line);
            m_result.texts << part.text;
            return {};
        case Kind::Expression:
            return expression(part);
        case Kind::Control:
            return control(part);
        case Kind::Code:
        case Kind::ModuleCode:
            return code(part);
        case Kind::DefinitionStart:
            if (!isPythonSuite("def " + part.text.toUtf8() + ":\n    pass\n"))
                return refuse(u"defines `%1`"_s.arg(part.text), part.line);
            emitLines(indent() + "def "_L1 + part.text + u':', part.line);
            m_open.append({u"def"_s, part.line, false});
            emitLines(indent() + "pass"_L1, part.line);
            return {};
        case Kind::DefinitionEnd:
            break;
        }
        if (m_open.isEmpty() || m_open.last().keyword != "def"_L1)
            return refuse(u"ends a <%def> within another block"_s, part.line);
        emitLines(indent() + "return ''"_L1, part.line);
        m_open.removeLast();
        return {};
    }

    /// str() unless `n` forbids it, then each filter in turn.
    Result<> expression(const TemplatePart &part)
    {
        if (!isPythonExpression(part.text.toUtf8()))
            return refuse(u"has the expression `%1`"_s.arg(part.text.trimmed()), part.line);
        static const QRegularExpression names(uR"(\A\w+(?:\s*,\s*\w+)*\z)"_s);
        if (!part.filters.isEmpty() && !names.match(part.filters).hasMatch())
            return refuse(u"has the filters `%1`"_s.arg(part.filters), part.line);
        QStringList filters = part.filters.split(u',', Qt::SkipEmptyParts);
        for (QString &filter : filters)
            filter = filter.trimmed();
        if (!filters.contains(u"n"_s))
            filters.prepend(u"str"_s);
        static const QHash<QString, QString> own{{u"str"_s, u"_str"_s},
                                                 {u"unicode"_s, u"_str"_s},
                                                 {u"trim"_s, u"_trim"_s},
                                                 {u"x"_s, u"_xml"_s},
                                                 {u"h"_s, u"_xml"_s}};
        QString call = part.text;
        for (const QString &filter : std::as_const(filters)) {
            if (filter == "u"_L1 || filter == "entity"_L1 || filter == "decode"_L1)
                return refuse(u"has the filter `%1`"_s.arg(filter), part.line);
            if (filter != "n"_L1)
                call = own.value(filter, filter) + u'(' + call + u')';
        }
        emitLines(indent() + "_write("_L1 + call + u')', part.line);
        return {};
    }

    Result<> control(const TemplatePart &part)
    {
        static const QRegularExpression shape(uR"(\A(end)?(\w+))"_s);
        const auto found = shape.match(part.text);
        const QString keyword = found.captured(2);
        if (!found.hasMatch())
            return refuse(u"has the control line `%1`"_s.arg(part.text), part.line);
        if (found.hasCaptured(1)) {
            if (m_open.isEmpty() || m_open.last().keyword != keyword)
                return refuse(u"ends a block with `%1` that is not open"_s.arg(part.text), part.line);
            m_open.removeLast();
            return {};
        }
        const bool isBranch = keyword == "elif"_L1 || keyword == "else"_L1;
        if (!isBranch && keyword != "if"_L1 && keyword != "for"_L1)
            return refuse(u"has the control line `%1`"_s.arg(part.text), part.line);
        if (isBranch && (m_open.isEmpty() || m_open.last().keyword != "if"_L1 || m_open.last().hasElse))
            return refuse(u"has `%1` without an `if`"_s.arg(part.text), part.line);
        static const QRegularExpression header(uR"(\A\w+(?:\s+.*?)?:\s*(?:#.*)?\z)"_s,
                                               QRegularExpression::DotMatchesEverythingOption);
        const QByteArray before = isBranch ? "if 1:\n    pass\n" : "";
        if (!header.match(part.text).hasMatch()
            || !isPythonSuite(before + part.text.toUtf8() + "\n    pass\n"))
            return refuse(u"has the control line `%1`"_s.arg(part.text), part.line);
        if (isBranch)
            m_open.removeLast();
        emitLines(indent() + part.text, part.line);
        m_open.append({isBranch ? u"if"_s : keyword, part.line, keyword == "else"_L1});
        emitLines(indent() + "pass"_L1, part.line);
        return {};
    }

    /// The lines moved to where the block stands. An import of re binds our own.
    Result<> code(const TemplatePart &part)
    {
        static const QRegularExpression importsRe(uR"(\A\s*import\s+re\s*\z)"_s);
        if (part.text.contains("\"\"\""_L1) || part.text.contains("'''"_L1) || part.text.contains("\\\n"_L1))
            return refuse(u"has code with a text over several lines"_s, part.line);
        QStringList lines = part.text.split(u'\n');
        qsizetype margin = -1;
        for (QString &line : lines) {
            const QString content = line.trimmed();
            if (content.isEmpty() || content.startsWith(u'#')) {
                line.clear();
                continue;
            }
            const qsizetype own = line.indexOf(content.front());
            if (margin < 0)
                margin = own;
            if (own < margin)
                return refuse(u"has code that is not indented evenly"_s, part.line);
            line = importsRe.match(line).hasMatch() ? u"re = _re"_s : line.mid(margin);
        }
        if (!isPythonSuite(lines.join(u'\n').toUtf8() + '\n'))
            return refuse(u"has code that is no Python"_s, part.line);
        for (QString &line : lines)
            line = line.isEmpty() ? line : indent() + line;
        emitLines(lines.join(u'\n'), part.line);
        return {};
    }

    const QString m_file;
    QList<Block> m_open;
    TranslatedTemplate m_result;
};

} // namespace

Result<TranslatedTemplate> translateTemplate(const QList<TemplatePart> &parts, const QString &file)
{
    return Translator(file).translate(parts);
}

} // namespace stemma
