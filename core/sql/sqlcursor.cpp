// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/sqlcursor.h"

#include <algorithm>

namespace stemma {

using Kind = SqlToken::Kind;

namespace {

// A name may begin with a digit (2fa), which the lexer takes for a number.
bool looksLikeName(QStringView number)
{
    return !number.startsWith(u'.')
        && std::any_of(number.begin(), number.end(), [](QChar c) { return c.isLetter() || c == u'_'; });
}

} // namespace

QString unquoted(const SqlToken &token)
{
    const bool quoted = token.kind == Kind::QuotedName || token.kind == Kind::String;
    if (!quoted || token.text.isEmpty())
        return token.text.toString();
    const QChar quote = token.text.front();
    QString inner =
        token.text.sliced(1).chopped(token.terminated && token.text.size() > 1 ? 1 : 0).toString();
    return inner.replace(QString(2, quote), QString(quote));
}

SqlCursor::SqlCursor(QStringView text, const ExecutableComments &comments)
    : m_lexer(EffectiveLexer(text, comments))
{ }

SqlCursor::SqlCursor(QList<SqlToken> tokens)
    : m_tokens(std::move(tokens))
{ }

const SqlToken &SqlCursor::peek(qsizetype ahead)
{
    const qsizetype wanted = m_position + ahead;
    while (m_lexer && m_tokens.size() <= wanted) {
        const SqlToken token = m_lexer->next();
        if (token.kind == Kind::End)
            m_lexer.reset();
        else
            m_tokens << token;
    }
    return wanted < m_tokens.size() ? m_tokens.at(wanted) : m_end;
}

const SqlToken &SqlCursor::previous() const
{
    return m_position > 0 && m_position <= m_tokens.size() ? m_tokens.at(m_position - 1) : m_end;
}

bool SqlCursor::isAnyOf(std::initializer_list<QStringView> words)
{
    const SqlToken &token = peek();
    return std::any_of(words.begin(), words.end(), [&](QStringView each) { return token.is(each); });
}

QString SqlCursor::word()
{
    return peek().kind == Kind::Word ? peek().text.toString().toUpper() : QString();
}

bool SqlCursor::take(QStringView expected)
{
    if (!is(expected))
        return false;
    advance();
    return true;
}

bool SqlCursor::takeAll(std::initializer_list<QStringView> words)
{
    qsizetype ahead = 0;
    for (const QStringView each : words) {
        if (!peek(ahead++).is(each))
            return false;
    }
    advance(ahead);
    return true;
}

bool SqlCursor::takeAnyOf(std::initializer_list<QStringView> words)
{
    if (!isAnyOf(words))
        return false;
    advance();
    return true;
}

bool SqlCursor::takeSymbol(QChar symbol)
{
    if (!isSymbol(symbol))
        return false;
    advance();
    return true;
}

void SqlCursor::skipAnyOf(std::initializer_list<QStringView> words)
{
    while (takeAnyOf(words)) { }
}

bool SqlCursor::isName()
{
    const SqlToken &token = peek();
    return token.kind == Kind::Word || token.kind == Kind::QuotedName
        || (token.kind == Kind::Number && looksLikeName(token.text));
}

QualifiedName SqlCursor::takeName()
{
    QualifiedName name;
    takeSymbol(u'.'); // MySQL: .t is t of the current schema
    while (isName()) {
        name.schema = name.name;
        name.name = unquoted(peek());
        advance();
        // `shop.2fa` comes as a word and the number ".2fa".
        if (peek().kind == Kind::Number && peek().text.startsWith(u'.')) {
            name.schema = name.name;
            name.name = peek().text.sliced(1).toString();
            advance();
        }
        if (!isSymbol(u'.'))
            break;
        if (peek(1).isSymbol(u'*')) {
            advance(2);
            break;
        }
        advance();
    }
    return name;
}

QString SqlCursor::takeText()
{
    if (!isName() && peek().kind != Kind::String)
        return {};
    const QString text = unquoted(peek());
    advance();
    return text;
}

QString SqlCursor::takeAccount()
{
    QString account = takeText();
    if (peek().kind == Kind::Variable && !peek().text.startsWith(u"@@")) {
        SqlToken host = peek();
        advance();
        if (host.text.size() == 1) { // 'user' @ 'host'
            account += u'@' + takeText();
        } else {
            host.text = host.text.sliced(1);
            host.kind = host.text.front() == u'`'                         ? Kind::QuotedName
                : host.text.front() == u'\'' || host.text.front() == u'"' ? Kind::String
                                                                          : Kind::Word;
            account += u'@' + unquoted(host);
        }
    } else if (isSymbol(u'(') && peek(1).isSymbol(u')')) {
        advance(2);
    }
    return account;
}

bool SqlCursor::skipIfExists()
{
    return takeAll({u"IF", u"NOT", u"EXISTS"}) || takeAll({u"IF", u"EXISTS"});
}

void SqlCursor::skipParentheses()
{
    int depth = 0;
    while (!atEnd()) {
        if (isSymbol(u'('))
            ++depth;
        else if (isSymbol(u')'))
            --depth;
        advance();
        if (depth <= 0)
            return;
    }
}

QList<SqlToken> SqlCursor::takeRest(bool toComma)
{
    QList<SqlToken> rest;
    int depth = 0;
    while (!atEnd()) {
        if (isSymbol(u'('))
            ++depth;
        else if (isSymbol(u')'))
            --depth;
        else if (toComma && depth <= 0 && isSymbol(u',')) {
            advance();
            break;
        }
        rest << peek();
        advance();
    }
    return rest;
}

} // namespace stemma
