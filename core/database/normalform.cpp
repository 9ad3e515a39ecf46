// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/normalform.h"

#include "core/database/brackets.h"
#include "core/database/qualifiers.h"
#include "core/schema/sqltext.h"
#include "core/sql/quoting.h"
#include "core/sql/sqllexer.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = SqlPiece::Kind;

bool isPlainNumber(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || c == u'.';
    });
}

/// now(), localtime() and the like are one function, and say the same with and without empty brackets.
void unifyTimestamps(QList<SqlPiece> &pieces)
{
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        SqlPiece &piece = pieces[i];
        const bool called = i + 1 < pieces.size() && pieces[i + 1].isSymbol(u"(");
        if (piece.is(u"now") && called)
            piece.text = u"current_timestamp"_s;
        if (piece.is(u"localtime") || piece.is(u"localtimestamp"))
            piece.text = u"current_timestamp"_s;
        if (piece.is(u"current_timestamp") && called && i + 2 < pieces.size()) {
            const bool zero =
                pieces[i + 2].text == "0"_L1 && i + 3 < pieces.size() && pieces[i + 3].isSymbol(u")");
            if (pieces[i + 2].isSymbol(u")"))
                pieces.remove(i + 1, 2);
            else if (zero)
                pieces.remove(i + 1, 3);
        }
    }
}

bool isPredicate(const SqlPiece &piece)
{
    return piece.is(u"like") || piece.is(u"in") || piece.is(u"between") || piece.is(u"regexp");
}

/// MySQL tells `not(`a` like 'x')` and `regexp_like(`a`,'x')` for what MariaDB tells as it is written.
void unifyPredicates(QList<SqlPiece> &pieces)
{
    for (qsizetype i = 0; i + 2 < pieces.size(); ++i) {
        const bool call = pieces[i].is(u"regexp_like") && i + 5 < pieces.size()
            && pieces[i + 1].isSymbol(u"(") && pieces[i + 3].isSymbol(u",") && pieces[i + 5].isSymbol(u")");
        if (call) {
            const SqlPiece subject = pieces[i + 2];
            const SqlPiece pattern = pieces[i + 4];
            pieces.remove(i, 6);
            pieces.insert(i, {Kind::Symbol, u"("_s});
            pieces.insert(i + 1, subject);
            pieces.insert(i + 2, {Kind::Word, u"regexp"_s});
            pieces.insert(i + 3, pattern);
            pieces.insert(i + 4, {Kind::Symbol, u")"_s});
        }
    }
}

void moveNegations(QList<SqlPiece> &pieces)
{
    for (qsizetype i = 0; i + 2 < pieces.size(); ++i) {
        const bool simple = pieces[i + 1].kind == Kind::Name || pieces[i + 1].kind == Kind::Literal;
        if (pieces[i].is(u"not") && simple && isPredicate(pieces[i + 2]))
            pieces.swapItemsAt(i, i + 1);
    }
}

/// `_latin1'x'` of characters that every such set writes alike says no more than 'x', and MySQL itself adds
/// and changes introducers by the session in which a table is made or altered. A COLLATE needs its own.
void dropIntroducers(QList<SqlPiece> &pieces)
{
    static const QSet<QString> other{u"_binary"_s, u"_ucs2"_s, u"_utf16"_s, u"_utf16le"_s, u"_utf32"_s};
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        QString &text = pieces[i].text;
        const qsizetype quote =
            pieces[i].kind == Kind::Literal && text.startsWith(u'_') ? text.indexOf(u'\'') : 0;
        const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
        const bool collated = i + 1 < pieces.size() && pieces[i + 1].is(u"collate");
        if (quote > 0 && plain && !collated && !other.contains(text.first(quote)))
            text.remove(0, quote);
    }
}

QList<SqlPiece> normalPieces(const QString &sql, const QString &schemaName)
{
    QList<SqlPiece> pieces = sqlPieces(sql, WordCase::Lower);
    unifyTimestamps(pieces);
    unifyPredicates(pieces);
    dropIntroducers(pieces);
    pieces = withoutNeedlessBrackets(withoutQualifier(pieces, schemaName));
    moveNegations(pieces);
    return pieces;
}

/// MariaDB tells the names of WITH without quotes, MySQL with them, and MySQL some words in capitals. That of
/// an alias both write so.
void unifyWords(QList<SqlPiece> &pieces)
{
    bool names = false;
    int depth = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        SqlPiece &piece = pieces[i];
        depth += piece.isSymbol(u"(") ? 1 : piece.isSymbol(u")") ? -1 : 0;
        if (piece.kind != Kind::Word)
            continue;
        const bool begins = i > 0 && depth == 0 && names
            && (pieces[i - 1].is(u"with") || pieces[i - 1].is(u"recursive") || pieces[i - 1].isSymbol(u","));
        if (begins && !piece.is(u"recursive"))
            piece = {Kind::Name, quotedIdentifier(piece.text)};
        else if (piece.text != "AS"_L1)
            piece.text = piece.text.toLower();
        if (depth == 0)
            names = piece.is(u"with") || (names && !piece.is(u"select"));
    }
}

/// One literal, with or without a sign, or the current time: DEFAULT takes them without brackets.
bool isSimple(const QList<SqlPiece> &pieces)
{
    if (pieces.size() == 1)
        return pieces[0].kind == Kind::Literal || pieces[0].is(u"current_timestamp") || pieces[0].is(u"true")
            || pieces[0].is(u"false");
    if (pieces.size() == 2)
        return isSign(nullptr, pieces[0]) && pieces[1].kind == Kind::Literal;
    return pieces.size() == 4 && pieces[0].is(u"current_timestamp");
}

bool isNumeric(const QString &base)
{
    static const QSet<QString> names{u"decimal"_s, u"float"_s, u"double"_s, u"year"_s};
    return names.contains(base);
}

/// "utf8_bin" → "utf8mb3_bin".
QString withFullCharset(const QString &told)
{
    if (told == "utf8"_L1 || told.startsWith("utf8_"_L1))
        return "utf8mb3"_L1 + told.sliced(4);
    return told;
}

} // namespace

NormalForm::NormalForm(ServerInfo::Flavour flavour, QString schemaName)
    : m_flavour(flavour)
    , m_schema(quotedIdentifier(schemaName))
{ }

/// MySQL's dictionary keeps expressions escaped once more, `_utf8mb4\'it\\\'s\'`, and tells characters beyond
/// ASCII in them as if each of their bytes were one.
QString NormalForm::unescaped(const QString &told) const
{
    if (m_flavour != ServerInfo::Flavour::MySql)
        return told;
    QString text = told;
    if (std::all_of(told.begin(), told.end(), [](QChar c) { return c.unicode() < 0x100; })) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString decoded = decoder(told.toLatin1());
        if (!decoder.hasError())
            text = decoded;
    }
    return text.contains(u'\\') ? schema::literalValue(QString(u'\'' + text + u'\'')) : text;
}

QString NormalForm::expression(const QString &told) const
{
    return joinedPieces(normalPieces(unescaped(told), m_schema));
}

QString NormalForm::select(const QString &told) const
{
    QList<SqlPiece> pieces = sqlPieces(told, WordCase::Keep);
    unifyWords(pieces);
    return joinedPieces(withoutNeedlessBrackets(withoutQualifier(pieces, m_schema)));
}

std::optional<QString> NormalForm::columnDefault(const QString &told, const schema::ColumnType &type,
                                                 const QString &extra) const
{
    const bool raw = m_flavour == ServerInfo::Flavour::MySql && !extra.contains("default_generated"_L1);
    if (raw) {
        if (type.isInteger() || isNumeric(type.base) || type.base == "bit"_L1)
            return told;
        if (told.startsWith("0x"_L1) && type.base.endsWith("binary"_L1))
            return "x'"_L1 + told.sliced(2).toLower() + u'\'';
        return quotedString(told);
    }
    if (told == "NULL"_L1)
        return std::nullopt;
    if (isPlainNumber(told))
        return told;
    const QList<SqlPiece> pieces = normalPieces(unescaped(told), m_schema);
    const QString text = joinedPieces(pieces);
    return isSimple(pieces) ? text : u'(' + text + u')';
}

QString NormalForm::onUpdate(const QString &extra)
{
    const qsizetype at = extra.indexOf("on update "_L1, 0, Qt::CaseInsensitive);
    if (at < 0)
        return {};
    SqlLexer lexer(QStringView(extra).mid(at + 10));
    QString text = lexer.next().text.toString().toLower();
    if (text == "now"_L1)
        text = u"current_timestamp"_s;
    if (lexer.next().isSymbol(u'(')) {
        const SqlToken digits = lexer.next();
        if (digits.kind == SqlToken::Kind::Number && digits.text != u"0")
            text += u'(' + digits.text.toString() + u')';
    }
    return text;
}

QString NormalForm::charset(const QString &told)
{
    return withFullCharset(told);
}

QString NormalForm::collation(const QString &told)
{
    return withFullCharset(told);
}

QString NormalForm::charsetOf(const QString &collation)
{
    return charset(collation.section(u'_', 0, 0));
}

schema::ForeignKey::Action NormalForm::action(const QString &told)
{
    using Action = schema::ForeignKey::Action;
    if (told == "CASCADE"_L1)
        return Action::Cascade;
    if (told == "SET NULL"_L1)
        return Action::SetNull;
    if (told == "SET DEFAULT"_L1)
        return Action::SetDefault;
    return Action::Restrict;
}

QString NormalForm::sqlMode(const QString &told)
{
    QStringList modes = told.split(u',', Qt::SkipEmptyParts);
    modes.sort();
    return modes.join(u',');
}

QMap<QString, QString> NormalForm::tableOptions(const QString &told)
{
    QMap<QString, QString> options;
    const QList<SqlToken> tokens = SqlLexer::tokens(told);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        QString name = tokens[i].text.toString();
        if (tokens[i].kind == SqlToken::Kind::QuotedName)
            name = name.sliced(1, name.size() - 2);
        if (tokens[i].kind == SqlToken::Kind::String)
            name = schema::literalValue(name);
        name = name.toLower();
        if (i + 2 < tokens.size() && tokens[i + 1].isSymbol(u'=')) {
            i += 2;
            const bool word = tokens[i].kind == SqlToken::Kind::Word;
            options.insert(
                name, word ? tokens[i].text.toString().toLower() : schema::normalLiteral(tokens[i].text));
        } else if (name != "partitioned"_L1) {
            options.insert(name, QString());
        }
    }
    return options;
}

} // namespace stemma
