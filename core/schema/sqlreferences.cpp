// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sqlreferences.h"

#include "core/sql/sqllexer.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

bool isName(const SqlToken &token)
{
    return token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName;
}

QString nameOf(const SqlToken &token)
{
    if (token.kind == SqlToken::Kind::Word)
        return token.text.toString();
    QString name = token.text.mid(1, token.text.size() - 2).toString();
    return name.replace(u"``"_s, u"`"_s);
}

} // namespace

QSet<QString> mentionedNames(const QString &sql)
{
    QSet<QString> names;
    for (const SqlToken &token : SqlLexer::tokens(sql)) {
        if (isName(token))
            names << nameOf(token).toLower();
    }
    return names;
}

QSet<QString> mentionedTables(const QString &select)
{
    QSet<QString> names;
    const QList<SqlToken> tokens = SqlLexer::tokens(select);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != SqlToken::Kind::QuotedName)
            continue; // servers quote every name
        const SqlToken before = i > 0 ? tokens[i - 1] : SqlToken{};
        const SqlToken after = i + 1 < tokens.size() ? tokens[i + 1] : SqlToken{};
        const bool column = before.isSymbol(u'.') || after.isSymbol(u'.');
        // `t` `a`, (select …) `a` and … AS `a`
        const bool alias =
            before.kind == SqlToken::Kind::QuotedName || before.isSymbol(u')') || before.is(u"as");
        if (!column && !alias && !after.isSymbol(u'('))
            names << nameOf(tokens[i]).toLower();
    }
    return names;
}

} // namespace stemma::schema
