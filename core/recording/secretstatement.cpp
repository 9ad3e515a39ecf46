// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/secretstatement.h"

#include "core/sql/effectivelexer.h"

namespace stemma {

bool holdsSecret(QStringView sql)
{
    EffectiveLexer lexer(sql);
    SqlToken first = lexer.next();
    SqlToken before = first;
    bool mayBeMasked = false;
    bool identified = false;
    bool mayServe = false; // CREATE SERVER, CHANGE MASTER …: statements with a password among their options
    for (SqlToken token = first; token.kind != SqlToken::Kind::End; before = token, token = lexer.next()) {
        if (mayBeMasked && token.isSymbol(u'>'))
            return true;
        mayBeMasked = token.is(u"secret") && before.isSymbol(u'<');
        if (token.is(u"PASSWORD") && before.is(u"SET") && before.start == first.start)
            return true;
        mayServe |= before.start == first.start
            && ((token.is(u"SERVER") && (first.is(u"CREATE") || first.is(u"ALTER"))) || first.is(u"CHANGE"));
        if (mayServe && token.kind == SqlToken::Kind::Word
            && token.text.endsWith(u"PASSWORD", Qt::CaseInsensitive))
            return true;
        identified |= token.is(u"IDENTIFIED");
        if (identified && token.kind == SqlToken::Kind::String
            && (before.is(u"BY") || before.is(u"AS") || before.is(u"USING") || before.is(u"PASSWORD")
                || before.isSymbol(u'(')))
            return true;
    }
    return false;
}

} // namespace stemma
