// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/columntype.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

/// Where the bracket that opens at `open` closes, minding strings; the end when it doesn't.
qsizetype closingBracket(const QString &text, qsizetype open)
{
    bool inString = false;
    for (qsizetype i = open + 1; i < text.size(); ++i) {
        if (text[i] == u'\'')
            inString = !inString; // a doubled quote turns it off and on again
        else if (text[i] == u')' && !inString)
            return i;
    }
    return text.size();
}

/// A display width says nothing of what a column can hold; servers add one, or drop it, as they like.
bool isUsualWidth(const ColumnType &type)
{
    static const QHash<QString, std::pair<QString, QString>> signedAndUnsigned{
        {u"tinyint"_s, {u"4"_s, u"3"_s}},   {u"smallint"_s, {u"6"_s, u"5"_s}},
        {u"mediumint"_s, {u"9"_s, u"8"_s}}, {u"int"_s, {u"11"_s, u"10"_s}},
        {u"bigint"_s, {u"20"_s, u"20"_s}},  {u"year"_s, {u"4"_s, u"4"_s}},
    };
    const auto usual = signedAndUnsigned.constFind(type.base);
    return usual != signedAndUnsigned.cend()
        && type.arguments == (type.isUnsigned ? usual->second : usual->first);
}

} // namespace

ColumnType ColumnType::parse(const QString &written)
{
    const QString text = written.simplified().isEmpty() ? QString() : written.trimmed();
    ColumnType type;
    qsizetype end = 0;
    while (end < text.size() && text[end] != u'(' && !text[end].isSpace())
        ++end;
    type.base = text.left(end).toLower();
    QString rest = text.mid(end).trimmed();
    if (rest.startsWith(u'(')) {
        const qsizetype close = closingBracket(rest, 0);
        type.arguments = rest.mid(1, close - 1);
        rest = rest.mid(close + 1).trimmed();
    }
    QStringList unknown;
    const QStringList words = rest.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word.compare("unsigned"_L1, Qt::CaseInsensitive) == 0)
            type.isUnsigned = true;
        else if (word.compare("zerofill"_L1, Qt::CaseInsensitive) == 0)
            type.zerofill = true;
        else if (word.compare("signed"_L1, Qt::CaseInsensitive) != 0)
            unknown << word.toLower();
    }
    if (!unknown.isEmpty())
        type.base += u' ' + unknown.join(u' ');
    if (type.base == "integer"_L1)
        type.base = u"int"_s;
    if (!type.zerofill && isUsualWidth(type))
        type.arguments.clear();
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
