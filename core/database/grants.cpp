// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/grants.h"

#include "core/sql/sqllexer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QString unquoted(const SqlToken &token)
{
    if (token.kind != SqlToken::Kind::QuotedName)
        return token.text.toString();
    return token.text.sliced(1, token.text.size() - 2).toString().replace("``"_L1, "`"_L1);
}

/// A schema's name in a grant is a pattern: % and _ are wild unless a backslash stands before them.
bool matches(QStringView pattern, QStringView name)
{
    if (pattern.isEmpty())
        return name.isEmpty();
    if (pattern[0] == u'%') {
        for (qsizetype skipped = 0; skipped <= name.size(); ++skipped) {
            if (matches(pattern.sliced(1), name.sliced(skipped)))
                return true;
        }
        return false;
    }
    const bool escaped = pattern[0] == u'\\' && pattern.size() > 1;
    const QChar c = escaped ? pattern[1] : pattern[0];
    if (name.isEmpty() || (c != name[0] && (escaped || c != u'_')))
        return false;
    return matches(pattern.sliced(escaped ? 2 : 1), name.sliced(1));
}

bool isTablePrivilege(const QString &name)
{
    static const QSet<QString> names{u"SELECT"_s, u"INSERT"_s,     u"UPDATE"_s,      u"DELETE"_s,
                                     u"CREATE"_s, u"DROP"_s,       u"REFERENCES"_s,  u"INDEX"_s,
                                     u"ALTER"_s,  u"SHOW VIEW"_s,  u"CREATE VIEW"_s, u"TRIGGER"_s,
                                     u"ALL"_s,    u"ALL PRIVILEGES"_s};
    return names.contains(name);
}

} // namespace

Grants::Grants(const QStringList &lines, const QString &schemaName)
{
    for (const QString &line : lines)
        read(line, schemaName);
}

/// "GRANT SELECT, SHOW VIEW, UPDATE (`a`) ON `shop`.* TO …"; a REVOKE of the same form is MySQL's partial one.
void Grants::read(const QString &line, const QString &schemaName)
{
    SqlLexer lexer(line);
    SqlToken token = lexer.next();
    const bool revokes = token.is(u"revoke");
    if (!revokes && !token.is(u"grant"))
        return;
    QSet<QString> privileges;
    QStringList words;
    bool ofColumns = false;
    int depth = 0;
    const auto finish = [&] {
        // A privilege on some columns shows those alone.
        if (!words.isEmpty() && !ofColumns)
            privileges << words.join(u' ').toUpper();
        words.clear();
        ofColumns = false;
    };
    for (token = lexer.next(); token.kind != SqlToken::Kind::End; token = lexer.next()) {
        if (token.isSymbol(u'(')) {
            ++depth;
            ofColumns = true;
        } else if (token.isSymbol(u')')) {
            --depth;
        } else if (depth == 0 && token.is(u"on")) {
            break;
        } else if (depth == 0 && token.isSymbol(u',')) {
            finish();
        } else if (depth == 0) {
            words << token.text.toString();
        }
    }
    finish();
    const SqlToken schema = lexer.next();
    if (!lexer.next().isSymbol(u'.')) // GRANT role TO …, GRANT … ON PROCEDURE `s`.`p`, GRANT PROXY ON ``@``
        return;
    const SqlToken table = lexer.next();
    if (!schema.isSymbol(u'*') && !matches(unquoted(schema), schemaName))
        return;
    if (!table.isSymbol(u'*')) {
        m_ofTables[unquoted(table)].unite(privileges);
        return;
    }
    if (revokes)
        m_ofSchema.subtract(privileges);
    else
        m_ofSchema.unite(privileges);
}

bool Grants::hasAny(const QStringList &privileges) const
{
    return m_ofSchema.contains(u"ALL PRIVILEGES"_s) || m_ofSchema.contains(u"ALL"_s)
        || std::any_of(privileges.begin(), privileges.end(),
                       [&](const QString &each) { return m_ofSchema.contains(each); });
}

bool Grants::seesAllTables() const
{
    return std::any_of(m_ofSchema.cbegin(), m_ofSchema.cend(), isTablePrivilege);
}

bool Grants::hasOnTable(const QString &privilege, const QString &table) const
{
    const QSet<QString> own = m_ofTables.value(table);
    return hasAny({privilege}) || own.contains(privilege) || own.contains(u"ALL PRIVILEGES"_s);
}

} // namespace stemma
