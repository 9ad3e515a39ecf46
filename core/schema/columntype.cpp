// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/columntype.h"

#include "core/schema/sqltext.h"
#include "core/sql/sqllexer.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

/// Names that servers tell in more than one way.
QString usualName(const QString &base)
{
    static const QHash<QString, QString> names{
        {u"integer"_s, u"int"_s},     {u"dec"_s, u"decimal"_s},
        {u"numeric"_s, u"decimal"_s}, {u"geomcollection"_s, u"geometrycollection"_s},
        {u"boolean"_s, u"tinyint"_s}, {u"bool"_s, u"tinyint"_s},
    };
    return names.value(base, base);
}

void dropDisplayWidth(ColumnType &type)
{
    if (type.zerofill || type.arguments.isEmpty())
        return;
    const bool isBoolean = type.base == "tinyint"_L1 && type.arguments == "1"_L1;
    if (type.base == "year"_L1 || (type.isInteger() && !isBoolean))
        type.arguments.clear();
}

/// A word after the type, or MariaDB's "/*M!100301 COMPRESSED*/".
void addAttribute(ColumnType &type, QString word)
{
    if (word.startsWith("/*"_L1)) {
        word.chop(2);
        word.remove(0, word.indexOf(u'!') + 1);
        while (!word.isEmpty() && word.at(0).isDigit())
            word.remove(0, 1);
    }
    word = word.simplified().toLower();
    if (word == "unsigned"_L1)
        type.isUnsigned = true;
    else if (word == "zerofill"_L1)
        type.zerofill = type.isUnsigned = true;
    else if (word != "signed"_L1 && !word.isEmpty())
        type.attribute += (type.attribute.isEmpty() ? u""_s : u" "_s) + word;
}

} // namespace

ColumnType ColumnType::parse(const QString &text)
{
    ColumnType type;
    SqlLexer lexer(text);
    SqlToken token = lexer.next();
    type.base = usualName(token.text.toString().toLower());
    if (type.base == "tinyint"_L1 && (token.is(u"bool") || token.is(u"boolean")))
        type.arguments = u"1"_s;
    token = lexer.next();
    if (token.is(u"precision")) // double precision
        token = lexer.next();
    if (token.isSymbol(u'(')) {
        for (token = lexer.next(); token.kind != SqlToken::Kind::End && !token.isSymbol(u')');
             token = lexer.next())
            type.arguments +=
                token.kind == SqlToken::Kind::String ? normalLiteral(token.text) : token.text.toString();
        token = lexer.next();
    }
    for (; token.kind != SqlToken::Kind::End; token = lexer.next())
        addAttribute(type, token.text.toString());
    dropDisplayWidth(type);
    return type;
}

QString ColumnType::text() const
{
    QString result = base;
    if (!arguments.isEmpty())
        result += u'(' + arguments + u')';
    if (isUnsigned)
        result += " unsigned"_L1;
    if (zerofill)
        result += " zerofill"_L1;
    if (!attribute.isEmpty())
        result += u' ' + attribute;
    return result;
}

bool ColumnType::isInteger() const
{
    return base == "int"_L1 || base == "bigint"_L1 || base == "tinyint"_L1 || base == "smallint"_L1
        || base == "mediumint"_L1;
}

bool ColumnType::hasCharset() const
{
    static const QSet<QString> texts{u"char"_s,       u"varchar"_s,  u"text"_s, u"tinytext"_s,
                                     u"mediumtext"_s, u"longtext"_s, u"enum"_s, u"set"_s};
    return texts.contains(base);
}

} // namespace stemma::schema
