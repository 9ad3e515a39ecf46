// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/typecompiler.h"

#include "core/operations/compilererror.h"
#include "core/sql/quoting.h"

#include <algorithm>

namespace stemma {

namespace {

using Name = SqlType::Name;

QString withNumber(const QString &word, const std::optional<int> &number)
{
    return number ? word + u'(' + QString::number(*number) + u')' : word;
}

QString withAttributes(QString spec, const SqlType &type)
{
    if (type.isUnsigned)
        spec += QStringLiteral(" UNSIGNED");
    if (type.zerofill)
        spec += QStringLiteral(" ZEROFILL");
    return spec;
}

QString integerType(const QString &word, const SqlType &type)
{
    return withAttributes(withNumber(word, type.displayWidth), type);
}

QString withPrecisionAndScale(const QString &word, const SqlType &type)
{
    return QStringLiteral("%1(%2, %3)").arg(word).arg(*type.precision).arg(*type.scale);
}

QString numberType(const QString &word, const SqlType &type)
{
    if (type.precision && type.scale)
        return withAttributes(withPrecisionAndScale(word, type), type);
    return withAttributes(withNumber(word, type.precision), type);
}

Result<QString> doubleType(const QString &word, const SqlType &type)
{
    if (type.precision.has_value() != type.scale.has_value())
        return refusal(QStringLiteral("%1 takes both precision and scale, or neither").arg(word));
    return withAttributes(type.precision ? withPrecisionAndScale(word, type) : word, type);
}

QString timeType(const QString &word, const SqlType &type)
{
    return type.fsp > 0 ? withNumber(word, type.fsp) : word;
}

QString stringType(const QString &spec, const SqlType &type, bool national = false)
{
    QString charset;
    if (!type.charset.isEmpty())
        charset = QStringLiteral("CHARACTER SET ") + type.charset;
    else if (type.ascii)
        charset = QStringLiteral("ASCII");
    else if (type.unicode)
        charset = QStringLiteral("UNICODE");
    QString collation;
    if (!type.collation.isEmpty())
        collation = QStringLiteral("COLLATE ") + type.collation;
    else if (type.binary)
        collation = QStringLiteral("BINARY");

    QStringList words;
    if (national || type.national)
        words = {QStringLiteral("NATIONAL"), spec, collation};
    else
        words = {spec, charset, collation};
    words.removeAll(QString());
    return words.join(u' ');
}

Result<QString> varCharType(const SqlType &type, bool national)
{
    if (!type.length)
        return refusal(QStringLiteral("%1 needs a length on MySQL")
                           .arg(national ? QStringLiteral("NVARCHAR") : QStringLiteral("VARCHAR")),
                       QStringLiteral("Give String a length, or use Text."));
    return stringType(withNumber(QStringLiteral("VARCHAR"), type.length), type, national);
}

// Only quotes are escaped in the values, not backslashes: so SQLAlchemy writes them.
QString enumeratedType(const QString &word, const SqlType &type)
{
    QStringList quoted;
    for (QString value : type.values)
        quoted << u'\'' + value.replace(u'\'', QStringLiteral("''")) + u'\'';
    return stringType(word + u'(' + quoted.join(u',') + u')', type);
}

Result<QString> enumType(const SqlType &type)
{
    if (type.nativeEnum)
        return enumeratedType(QStringLiteral("ENUM"), type);
    int longest = 0;
    for (const QString &value : type.values)
        longest = std::max(longest, int(value.toUcs4().size()));
    if (type.length && *type.length < longest)
        return refusal(QStringLiteral("the Enum's length is less than that of its longest value"));
    return stringType(withNumber(QStringLiteral("VARCHAR"), type.length.value_or(longest)), type);
}

Result<QString> binaryType(const QString &word, const SqlType &type, bool needsLength)
{
    if (needsLength && !type.length)
        return refusal(QStringLiteral("%1 needs a length").arg(word));
    return type.length.value_or(0) == 0 && !needsLength ? word : withNumber(word, type.length);
}

Result<QString> mariaDbType(const QString &word, Dialect dialect)
{
    if (dialect != Dialect::MariaDb)
        return refusal(QStringLiteral("the type %1 is there under a mariadb:// URL only").arg(word));
    return word;
}

} // namespace

Result<QString> compileType(const SqlType &type, Dialect dialect)
{
    if (!type.hookText.isEmpty())
        return type.hookText;
    switch (type.name) {
    case Name::Null:
        return refusal(QStringLiteral("the column has no type"));
    case Name::Integer:
        return integerType(QStringLiteral("INTEGER"), type);
    case Name::SmallInt:
        return integerType(QStringLiteral("SMALLINT"), type);
    case Name::BigInt:
        return integerType(QStringLiteral("BIGINT"), type);
    case Name::MediumInt:
        return integerType(QStringLiteral("MEDIUMINT"), type);
    case Name::TinyInt:
        return integerType(QStringLiteral("TINYINT"), type);
    case Name::Numeric:
        return numberType(QStringLiteral("NUMERIC"), type);
    case Name::Decimal:
        return numberType(QStringLiteral("DECIMAL"), type);
    case Name::Float:
        return numberType(QStringLiteral("FLOAT"), type);
    case Name::Double:
        return doubleType(QStringLiteral("DOUBLE"), type);
    case Name::DoublePrecision:
        return QStringLiteral("DOUBLE PRECISION");
    case Name::Real:
        return doubleType(QStringLiteral("REAL"), type);
    case Name::Bit:
        return withNumber(QStringLiteral("BIT"), type.length);
    case Name::Boolean:
        return QStringLiteral("BOOL");
    case Name::VarChar:
        return varCharType(type, false);
    case Name::NVarChar:
        return varCharType(type, true);
    case Name::Char:
        return stringType(withNumber(QStringLiteral("CHAR"), type.length), type);
    case Name::NChar:
        return stringType(withNumber(QStringLiteral("CHAR"), type.length), type, true);
    case Name::Text:
        return stringType(withNumber(QStringLiteral("TEXT"), type.length), type);
    case Name::TinyText:
        return stringType(QStringLiteral("TINYTEXT"), type);
    case Name::MediumText:
        return stringType(QStringLiteral("MEDIUMTEXT"), type);
    case Name::LongText:
        return stringType(QStringLiteral("LONGTEXT"), type);
    case Name::Clob:
        return QStringLiteral("CLOB");
    case Name::Binary:
        return binaryType(QStringLiteral("BINARY"), type, false);
    case Name::VarBinary:
        return binaryType(QStringLiteral("VARBINARY"), type, true);
    case Name::Blob:
        return withNumber(QStringLiteral("BLOB"), type.length);
    case Name::TinyBlob:
        return QStringLiteral("TINYBLOB");
    case Name::MediumBlob:
        return QStringLiteral("MEDIUMBLOB");
    case Name::LongBlob:
        return QStringLiteral("LONGBLOB");
    case Name::Enum:
        return enumType(type);
    case Name::Set:
        return enumeratedType(QStringLiteral("SET"), type);
    case Name::Date:
        return QStringLiteral("DATE");
    case Name::DateTime:
        return timeType(QStringLiteral("DATETIME"), type);
    case Name::Time:
        return timeType(QStringLiteral("TIME"), type);
    case Name::Timestamp:
        return timeType(QStringLiteral("TIMESTAMP"), type);
    case Name::Year:
        return withNumber(QStringLiteral("YEAR"), type.displayWidth);
    case Name::Interval:
        return QStringLiteral("DATETIME");
    case Name::Json:
        return QStringLiteral("JSON");
    case Name::Uuid:
        return QStringLiteral("CHAR(32)");
    case Name::NativeUuid:
        return QStringLiteral("UUID");
    case Name::Inet4:
        return mariaDbType(QStringLiteral("INET4"), dialect);
    case Name::Inet6:
        return mariaDbType(QStringLiteral("INET6"), dialect);
    }
    return refusal(QStringLiteral("the type is not known"));
}

QString typeCheck(const SqlType &type, const QString &column, Dialect dialect)
{
    if (!type.createConstraint)
        return {};
    QStringList allowed;
    if (type.name == Name::Boolean) {
        allowed = {QStringLiteral("0"), QStringLiteral("1")};
    } else if (type.name == Name::Enum && !type.nativeEnum) {
        for (const QString &value : type.values)
            allowed << quotedString(value);
    } else {
        return {};
    }
    return identifier(column, dialect) + QStringLiteral(" IN (") + allowed.join(QStringLiteral(", ")) + u')';
}

bool isNumberType(const SqlType &type)
{
    switch (type.name) {
    case Name::Integer:
    case Name::SmallInt:
    case Name::BigInt:
    case Name::MediumInt:
    case Name::TinyInt:
    case Name::Numeric:
    case Name::Decimal:
    case Name::Float:
    case Name::Double:
    case Name::DoublePrecision:
    case Name::Real:
        return true;
    default:
        return false;
    }
}

bool isDateTimeType(const SqlType &type)
{
    return type.name == Name::DateTime || type.name == Name::Timestamp;
}

} // namespace stemma
