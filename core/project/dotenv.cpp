// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/dotenv.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

/// A cursor over the text; one call of binding() reads one `KEY=value`, a comment or a blank line.
class DotEnvParser
{
public:
    DotEnvParser(const QString &text, const QString &file, const DotEnv::Environment &environment)
        : m_text(text)
        , m_file(file)
        , m_environment(environment)
    { }

    DotEnv parse()
    {
        for (skipBlank(true); !atEnd(); skipBlank(true))
            binding();
        return std::move(m_result);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    bool isAt(QChar c) const { return !atEnd() && m_text[m_at] == c; }
    bool isAtLineEnd() const { return atEnd() || m_text[m_at] == u'\n'; }

    /// The cursor's line; each stretch of text is counted once.
    int line()
    {
        m_line += int(QStringView(m_text).sliced(m_counted, m_at - m_counted).count(u'\n'));
        m_counted = m_at;
        return m_line;
    }

    void skipBlank(bool overLines)
    {
        while (!atEnd() && m_text[m_at].isSpace() && (overLines || m_text[m_at] != u'\n'))
            ++m_at;
    }
    void skipLine()
    {
        while (!isAtLineEnd())
            ++m_at;
    }

    void binding()
    {
        const qsizetype start = m_at;
        const int firstLine = line();
        if (isAt(u'#'))
            return skipLine();
        skipExport();
        const QString key = readKey();
        skipBlank(false);
        std::optional<QString> value;
        const bool hasValue = isAt(u'=');
        if (hasValue) {
            ++m_at;
            skipBlank(false);
            value = readValue();
        }
        const int lastLine = line();
        skipBlank(false);
        if (isAt(u'#'))
            skipLine();
        if (key.isEmpty() || (hasValue && !value) || !isAtLineEnd()) {
            m_at = m_counted = start;
            m_line = firstLine;
            skipLine();
            problem(u"dotenv-line-unreadable"_s, u"The line is not NAME=value."_s,
                    u"Close its quotes, or make it a comment with #. It is ignored."_s, firstLine);
            return;
        }
        if (value)
            m_result.m_values.insert(key, {expand(*value, firstLine), {m_file, firstLine, lastLine}});
        else
            m_result.m_values.remove(key);
    }

    void skipExport()
    {
        if (!QStringView(m_text).sliced(m_at).startsWith(u"export"))
            return;
        qsizetype after = m_at + 6;
        if (after >= m_text.size() || !m_text[after].isSpace() || m_text[after] == u'\n')
            return;
        m_at = after;
        skipBlank(false);
    }

    QString readKey()
    {
        if (isAt(u'\'')) {
            const qsizetype close = m_text.indexOf(u'\'', m_at + 1);
            if (close < 0)
                return {};
            const QString key = m_text.sliced(m_at + 1, close - m_at - 1);
            m_at = close + 1;
            return key;
        }
        const qsizetype start = m_at;
        while (!atEnd() && !m_text[m_at].isSpace() && m_text[m_at] != u'=' && m_text[m_at] != u'#')
            ++m_at;
        return m_text.sliced(start, m_at - start);
    }

    /// Nothing when a quote is not closed.
    std::optional<QString> readValue()
    {
        if (isAt(u'\'') || isAt(u'"'))
            return readQuoted(m_text[m_at]);
        const qsizetype start = m_at;
        skipLine();
        QString value = m_text.sliced(start, m_at - start);
        static const QRegularExpression comment(u"\\s+#"_s);
        if (const auto match = comment.match(value); match.hasMatch())
            value.truncate(match.capturedStart());
        return value.trimmed();
    }

    std::optional<QString> readQuoted(QChar quote)
    {
        QString value;
        for (++m_at; !atEnd(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == quote) {
                ++m_at;
                return value;
            }
            const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
            const std::optional<QChar> escaped = c == u'\\' ? escape(next, quote) : std::nullopt;
            value += escaped.value_or(c);
            if (escaped)
                ++m_at;
        }
        return std::nullopt;
    }

    static std::optional<QChar> escape(QChar c, QChar quote)
    {
        if (c == u'\\' || c == u'\'')
            return c;
        if (quote == u'\'')
            return std::nullopt;
        switch (c.unicode()) {
        case u'"':
            return c;
        case u'a':
            return u'\a';
        case u'b':
            return u'\b';
        case u'f':
            return u'\f';
        case u'n':
            return u'\n';
        case u'r':
            return u'\r';
        case u't':
            return u'\t';
        case u'v':
            return u'\v';
        default:
            return std::nullopt;
        }
    }

    QString expand(const QString &value, int firstLine)
    {
        static const QRegularExpression variable(u"\\$\\{([^}:]*)(?::-([^}]*))?\\}"_s);
        QString result;
        qsizetype from = 0;
        auto matches = variable.globalMatch(value);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            result += QStringView(value).sliced(from, match.capturedStart() - from);
            from = match.capturedEnd();
            const QString name = match.captured(1);
            if (const auto outer = m_environment(name))
                result += *outer;
            else if (const auto inner = m_result.value(name))
                result += inner->text;
            else if (match.hasCaptured(2))
                result += match.captured(2);
            else
                problem(u"dotenv-variable-missing"_s,
                        u"${%1} is set neither above nor in the environment."_s.arg(name),
                        u"Set it; until then it counts as empty."_s, firstLine);
        }
        return result + QStringView(value).sliced(from);
    }

    void problem(const QString &id, const QString &message, const QString &advice, int atLine)
    {
        Problem found;
        found.id = id;
        found.severity = Severity::Warning;
        found.message = message;
        found.advice = advice;
        found.place = {m_file, atLine, atLine};
        m_result.m_problems << found;
    }

    const QString m_text;
    const QString m_file;
    const DotEnv::Environment &m_environment;
    qsizetype m_at = 0;
    qsizetype m_counted = 0;
    int m_line = 1;
    DotEnv m_result;
};

DotEnv DotEnv::parse(const QString &text, const QString &file, const Environment &environment)
{
    return DotEnvParser(text, file, environment).parse();
}

std::optional<DotEnv::Value> DotEnv::value(const QString &name) const
{
    const auto found = m_values.constFind(name);
    return found == m_values.cend() ? std::nullopt : std::optional(*found);
}

} // namespace stemma
