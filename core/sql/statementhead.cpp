// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/statementhead.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

const QSet<QString> &nouns()
{
    static const QSet<QString> words{u"TABLE"_s,    u"TABLES"_s,    u"VIEW"_s,       u"INDEX"_s,
                                     u"SEQUENCE"_s, u"PROCEDURE"_s, u"FUNCTION"_s,   u"TRIGGER"_s,
                                     u"EVENT"_s,    u"DATABASE"_s,  u"SCHEMA"_s,     u"USER"_s,
                                     u"ROLE"_s,     u"SERVER"_s,    u"TABLESPACE"_s, u"PACKAGE"_s,
                                     u"LIBRARY"_s,  u"INSTANCE"_s,  u"PREPARE"_s};
    return words;
}

} // namespace

DefinitionHead readDefinitionHead(SqlCursor &cursor)
{
    DefinitionHead head;
    head.verb = cursor.word();
    cursor.advance();
    while (!cursor.atEnd()) {
        if (cursor.takeAll({u"OR", u"REPLACE"})) {
            head.orReplace = true;
        } else if (cursor.take(u"TEMPORARY")) {
            head.temporary = true;
        } else if (cursor.takeAnyOf({u"DEFINER", u"ALGORITHM"})) {
            cursor.takeSymbol(u'=');
            cursor.takeAccount();
        } else if (cursor.takeAll({u"SQL", u"SECURITY"})) {
            cursor.advance();
        } else if (cursor.takeAll({u"LOGFILE", u"GROUP"})) {
            head.noun = u"LOGFILE GROUP"_s;
            break;
        } else if (cursor.takeAll({u"RESOURCE", u"GROUP"})) {
            head.noun = u"RESOURCE GROUP"_s;
            break;
        } else if (cursor.takeAll({u"SPATIAL", u"REFERENCE", u"SYSTEM"})) {
            head.noun = u"SPATIAL REFERENCE SYSTEM"_s;
            break;
        } else if (nouns().contains(cursor.word())) {
            head.noun = cursor.word();
            cursor.advance();
            if (head.noun == "PACKAGE"_L1 && cursor.take(u"BODY"))
                head.noun = u"PACKAGE BODY"_s;
            if (head.noun == "TABLES"_L1)
                head.noun = u"TABLE"_s;
            break;
        } else if (!cursor.takeAnyOf({u"UNIQUE", u"FULLTEXT", u"SPATIAL", u"VECTOR", u"AGGREGATE", u"UNDO",
                                      u"ONLINE", u"OFFLINE", u"IGNORE", u"EXTERNAL", u"MATERIALIZED", u"JSON",
                                      u"RELATIONAL", u"DUALITY", u"TABLE"})) {
            return head;
        }
    }
    head.guarded = cursor.skipIfExists();
    return head;
}

QString statementVerb(QStringView sql, const ExecutableComments &comments)
{
    SqlCursor cursor(sql, comments);
    while (cursor.takeSymbol(u'(')) { }
    return cursor.word();
}

bool storesSqlMode(QStringView sql, const ExecutableComments &comments)
{
    SqlCursor cursor(sql, comments);
    if (!cursor.isAnyOf({u"CREATE", u"ALTER"}))
        return false;
    static const QSet<QString> stored{u"TRIGGER"_s, u"PROCEDURE"_s, u"FUNCTION"_s,    u"EVENT"_s,
                                      u"VIEW"_s,    u"PACKAGE"_s,   u"PACKAGE BODY"_s};
    return stored.contains(readDefinitionHead(cursor).noun);
}

bool countsRows(QStringView sql, const ExecutableComments &comments)
{
    static const QSet<QString> verbs{u"INSERT"_s,  u"UPDATE"_s, u"DELETE"_s,
                                     u"REPLACE"_s, u"LOAD"_s,   u"WITH"_s};
    return verbs.contains(statementVerb(sql, comments));
}

} // namespace stemma
