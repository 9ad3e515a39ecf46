// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/literalcompiler.h"

#include "core/operations/compilererror.h"
#include "core/operations/typecompiler.h"
#include "core/sql/quoting.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace stemma {

namespace {

using Kind = Literal::Kind;
using Name = SqlType::Name;

bool isTrue(const Literal &value)
{
    return value.text == u"True";
}

Failure unfit(const Literal &value, const QString &what)
{
    return refusal(QStringLiteral("the value %1 is no %2").arg(value.text.left(40), what));
}

bool looksLike(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

Result<QString> bytesText(const Literal &value)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(value.text.toLatin1());
    if (decode.hasError())
        return refusal(QStringLiteral("the bytes are not UTF-8 text"));
    return quotedString(text);
}

// Python's isoformat() with a blank where it may have a T.
QString timeText(const Literal &value)
{
    QString text = value.text;
    return quotedString(text.replace(u'T', u' '));
}

// As the driver writes it when no type says more.
Result<QString> byItself(const Literal &value)
{
    switch (value.kind) {
    case Kind::Null:
        return QStringLiteral("NULL");
    case Kind::Boolean:
        return isTrue(value) ? QStringLiteral("true") : QStringLiteral("false");
    case Kind::Integer:
    case Kind::Float:
    case Kind::Decimal:
        return value.text;
    case Kind::String:
        return quotedString(value.text);
    case Kind::Bytes:
        return bytesText(value);
    case Kind::Date:
    case Kind::DateTime:
    case Kind::Time:
        return timeText(value);
    case Kind::Uuid:
    case Kind::Json:
        break;
    }
    return unfit(value, QStringLiteral("value that a driver takes without a type"));
}

Result<QString> asInteger(const Literal &value)
{
    if (value.kind == Kind::Boolean)
        return isTrue(value) ? QStringLiteral("1") : QStringLiteral("0");
    if (value.kind == Kind::String && looksLike(value.text, QStringLiteral(R"(\s*[+-]?[0-9]+\s*)")))
        return value.text.trimmed();
    // A fraction goes as it is: live, the server rounds it.
    if (value.kind == Kind::Integer || value.kind == Kind::Float || value.kind == Kind::Decimal)
        return value.text;
    return unfit(value, QStringLiteral("integer"));
}

Result<QString> asNumber(const Literal &value)
{
    const QString number = QStringLiteral(R"([+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)");
    const bool numeric = value.kind == Kind::Integer || value.kind == Kind::Float
        || value.kind == Kind::Decimal || value.kind == Kind::String;
    if (numeric && looksLike(value.text, number))
        return value.text;
    if (value.kind == Kind::Boolean)
        return value.text;
    return unfit(value, QStringLiteral("number"));
}

Result<QString> asBoolean(const Literal &value)
{
    if (value.kind == Kind::Boolean)
        return byItself(value);
    if (value.kind == Kind::Integer && (value.text == u"0" || value.text == u"1"))
        return value.text == u"1" ? QStringLiteral("true") : QStringLiteral("false");
    return unfit(value, QStringLiteral("boolean"));
}

Result<QString> asTime(const Literal &value, Name type)
{
    Literal part = value;
    if (value.kind == Kind::DateTime && type == Name::Date)
        part.text = value.text.left(10);
    else if (value.kind == Kind::DateTime && type == Name::Time)
        part.text = value.text.mid(11);
    const bool fits = value.kind == Kind::Date || value.kind == Kind::DateTime || value.kind == Kind::Time
        || value.kind == Kind::String;
    if (!fits)
        return unfit(value, QStringLiteral("date or time"));
    return value.kind == Kind::String ? quotedString(value.text) : timeText(part);
}

// A column of type JSON holds what json.dumps() makes of the value; None is JSON's null there.
Result<QString> asJson(const Literal &value)
{
    switch (value.kind) {
    case Kind::Null:
        return quotedString(QStringLiteral("null"));
    case Kind::Boolean:
        return quotedString(value.text.toLower());
    case Kind::Integer:
    case Kind::Float:
    case Kind::Json:
        return quotedString(value.text);
    default:
        break;
    }
    // Plain ASCII needs no escape in JSON.
    if (value.kind == Kind::String && looksLike(value.text, QStringLiteral(R"([ !#-\[\]-~]*)")))
        return quotedString(u'"' + value.text + u'"');
    return unfit(value, QStringLiteral("plain JSON value"));
}

Result<QString> asUuid(const Literal &value)
{
    if (value.kind != Kind::Uuid && value.kind != Kind::String)
        return unfit(value, QStringLiteral("UUID"));
    QString digits = value.text;
    return quotedString(digits.remove(u'-'));
}

} // namespace

Result<QString> compileLiteral(const Literal &value, const SqlType &type)
{
    if (type.name == Name::Json)
        return asJson(value);
    if (value.kind == Kind::Null)
        return QStringLiteral("NULL");
    switch (type.name) {
    case Name::Integer:
    case Name::SmallInt:
    case Name::BigInt:
    case Name::MediumInt:
    case Name::TinyInt:
        return asInteger(value);
    case Name::Boolean:
        return asBoolean(value);
    case Name::Date:
    case Name::DateTime:
    case Name::Timestamp:
    case Name::Time:
        return asTime(value, type.name);
    case Name::Uuid:
    case Name::NativeUuid:
        return asUuid(value);
    default:
        break;
    }
    return isNumberType(type) ? asNumber(value) : byItself(value);
}

} // namespace stemma
