// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/tableoptions.h"

#include "core/schema/print.h"
#include "core/sql/quoting.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

QString optionName(const QString &name)
{
    static const QRegularExpression word(u"^[a-z_ ]+$"_s); // "data directory" is two words
    return word.match(name).hasMatch() ? name.toUpper() : quotedIdentifier(name);
}

QString optionValue(const QString &name, const QString &value)
{
    static const QSet<QString> texts{
        u"encryption"_s,      u"compression"_s, u"connection"_s,       u"data directory"_s,
        u"index directory"_s, u"password"_s,    u"engine_attribute"_s, u"secondary_engine_attribute"_s};
    static const QRegularExpression word(u"^[A-Za-z0-9_]+$"_s);
    const bool written = value.startsWith(u'\'') || value.startsWith(u'(');
    if (written || (!texts.contains(name) && word.match(value).hasMatch()))
        return value;
    return quotedString(value);
}

QString option(const QString &name, const QString &value)
{
    return optionName(name) + u'=' + optionValue(name, value);
}

/// The value that says nothing. Some options don't know the word DEFAULT.
QString reset(const QString &name)
{
    static const QSet<QString> numbers{u"checksum"_s, u"delay_key_write"_s, u"key_block_size"_s,
                                       u"min_rows"_s, u"max_rows"_s,        u"avg_row_length"_s};
    static const QSet<QString> texts{u"encryption"_s, u"compression"_s, u"connection"_s};
    if (numbers.contains(name))
        return optionName(name) + "=0"_L1;
    if (texts.contains(name))
        return optionName(name) + (name == "encryption"_L1 ? "='N'"_L1 : "=''"_L1);
    return optionName(name) + "=DEFAULT"_L1;
}

QString charsetWords(const Table &table)
{
    QString text = "DEFAULT CHARSET="_L1 + table.charset;
    if (!table.collation.isEmpty())
        text += " COLLATE="_L1 + table.collation;
    return text;
}

} // namespace

QString tableOptions(const Table &table)
{
    QStringList words;
    if (!table.engine.isEmpty())
        words << "ENGINE="_L1 + table.engine;
    if (!table.charset.isEmpty())
        words << charsetWords(table);
    if (!table.rowFormat.isEmpty())
        words << "ROW_FORMAT="_L1 + table.rowFormat.toUpper();
    for (auto each = table.options.cbegin(); each != table.options.cend(); ++each)
        words << option(each.key(), each.value());
    if (!table.comment.isEmpty())
        words << "COMMENT="_L1 + quotedString(table.comment);
    return words.join(u' ');
}

QStringList changedOptions(const Table &from, const Table &to)
{
    QStringList clauses;
    const bool otherEngine = from.engine != to.engine;
    if (otherEngine && !to.engine.isEmpty())
        clauses << "ENGINE="_L1 + to.engine;
    if ((from.charset != to.charset || from.collation != to.collation) && !to.charset.isEmpty())
        clauses << charsetWords(to);
    if (from.rowFormat != to.rowFormat)
        clauses << "ROW_FORMAT="_L1 + (to.rowFormat.isEmpty() ? u"DEFAULT"_s : to.rowFormat.toUpper());
    for (auto each = from.options.cbegin(); each != from.options.cend(); ++each) {
        const bool ofAria = each.key() == "transactional"_L1 || each.key() == "page_checksum"_L1;
        if (!to.options.contains(each.key()) && !(otherEngine && ofAria)) // other engines don't know them
            clauses << reset(each.key());
    }
    for (auto each = to.options.cbegin(); each != to.options.cend(); ++each) {
        // Another engine forgets what the one before was told.
        if (otherEngine || !from.options.contains(each.key()) || from.options[each.key()] != each.value())
            clauses << option(each.key(), each.value());
    }
    if (from.comment != to.comment)
        clauses << "COMMENT="_L1 + quotedString(to.comment);
    return clauses;
}

} // namespace stemma::schema
