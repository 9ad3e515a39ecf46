// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

namespace {

using Name = SqlType::Name;

SqlType integer(Name name, std::optional<int> width, bool isUnsigned = false, bool zerofill = false)
{
    SqlType type(name);
    type.displayWidth = width;
    type.isUnsigned = isUnsigned;
    type.zerofill = zerofill;
    return type;
}

SqlType number(Name name, std::optional<int> precision, std::optional<int> scale = {},
               bool isUnsigned = false)
{
    SqlType type(name);
    type.precision = precision;
    type.scale = scale;
    type.isUnsigned = isUnsigned;
    return type;
}

SqlType text(Name name, std::optional<int> length, const QString &charset, const QString &collation)
{
    SqlType type(name);
    type.length = length;
    type.charset = charset;
    type.collation = collation;
    return type;
}

SqlType varCharWith(bool SqlType::*flag)
{
    SqlType type(Name::VarChar, 80);
    type.*flag = true;
    return type;
}

SqlType withFraction(Name name, int fsp)
{
    SqlType type(name);
    type.fsp = fsp;
    return type;
}

SqlType enumOf(const QStringList &values, bool native = true)
{
    SqlType type(Name::Enum);
    type.values = values;
    type.nativeEnum = native;
    return type;
}

SqlType checked(SqlType type, const QString &name = {})
{
    type.createConstraint = true;
    type.constraintName = name;
    return type;
}

} // namespace

void addTypes(Cases &cases)
{
    const auto add = [&cases](const char *name, const SqlType &type) {
        cases.add(name, AddColumn{u"t"_s, {}, column(u"c"_s, type), false});
    };
    add("type integer", Name::Integer);
    add("type small integer", Name::SmallInt);
    add("type big integer", Name::BigInt);
    add("type integer unsigned", integer(Name::Integer, {}, true));
    add("type integer with display width", integer(Name::Integer, 11));
    add("type bigint unsigned zerofill with width", integer(Name::BigInt, 20, true, true));
    add("type tinyint with width", integer(Name::TinyInt, 1));
    add("type tinyint", Name::TinyInt);
    add("type smallint unsigned", integer(Name::SmallInt, {}, true));
    add("type mediumint", integer(Name::MediumInt, 8));
    add("type numeric", Name::Numeric);
    add("type numeric with precision", number(Name::Numeric, 10));
    add("type numeric with precision and scale", number(Name::Numeric, 10, 2));
    add("type decimal unsigned", number(Name::Decimal, 12, 4, true));
    add("type float", Name::Float);
    add("type float with precision", number(Name::Float, 53));
    add("type float of mysql", number(Name::Float, 7, 3));
    add("type double", Name::Double);
    add("type double with precision alone", number(Name::Double, 53));
    add("type double of mysql", number(Name::Double, 10, 2, true));
    add("type double precision", Name::DoublePrecision);
    add("type real", Name::Real);
    add("type bit", SqlType(Name::Bit, 4));
    add("type bit without length", Name::Bit);
    add("type boolean", Name::Boolean);
    add("type boolean with constraint", checked(Name::Boolean));
    add("type boolean with named constraint", checked(Name::Boolean, u"ck_c"_s));
    add("type string", SqlType(Name::VarChar, 80));
    add("type string without length", Name::VarChar);
    add("type string with collation", text(Name::VarChar, 80, {}, u"utf8mb4_bin"_s));
    add("type unicode", SqlType(Name::VarChar, 80));
    add("type varchar with charset and collation", text(Name::VarChar, 80, u"latin1"_s, u"latin1_bin"_s));
    add("type varchar ascii", varCharWith(&SqlType::ascii));
    add("type varchar unicode", varCharWith(&SqlType::unicode));
    add("type varchar binary", varCharWith(&SqlType::binary));
    add("type varchar national", varCharWith(&SqlType::national));
    add("type nvarchar", SqlType(Name::NVarChar, 80));
    add("type nvarchar without length", Name::NVarChar);
    add("type nchar", SqlType(Name::NChar, 3));
    add("type char", SqlType(Name::Char, 2));
    add("type char without length", Name::Char);
    add("type char with collation", text(Name::Char, 36, {}, u"ascii_bin"_s));
    add("type text", Name::Text);
    add("type text with length", SqlType(Name::Text, 1000));
    add("type text of mysql", text(Name::Text, {}, u"utf8mb4"_s, u"utf8mb4_unicode_ci"_s));
    add("type tinytext", Name::TinyText);
    add("type mediumtext", text(Name::MediumText, {}, {}, u"utf8mb4_bin"_s));
    add("type longtext", Name::LongText);
    add("type clob", Name::Clob);
    add("type large binary", Name::Blob);
    add("type large binary with length", SqlType(Name::Blob, 100));
    add("type binary", SqlType(Name::Binary, 16));
    add("type binary without length", Name::Binary);
    add("type varbinary", SqlType(Name::VarBinary, 255));
    add("type varbinary without length", Name::VarBinary);
    add("type tinyblob", Name::TinyBlob);
    add("type mediumblob", Name::MediumBlob);
    add("type longblob", Name::LongBlob);
    add("type enum", enumOf({u"a"_s, u"b"_s}));
    add("type enum with quote and percent", enumOf({u"it's"_s, u"100%"_s, u"a\\b"_s}));
    add("type enum not native", enumOf({u"a"_s, u"long one"_s}, false));
    SqlType longEnum = enumOf({u"a"_s, u"b"_s}, false);
    longEnum.length = 40;
    add("type enum not native with length", longEnum);
    add("type enum not native with constraint", checked(enumOf({u"a"_s, u"b"_s}, false), u"ck_letters"_s));
    add("type enum native with constraint", checked(enumOf({u"a"_s, u"b"_s}), u"letters"_s));
    SqlType latinEnum = enumOf({u"a"_s, u"b"_s});
    latinEnum.charset = u"latin1"_s;
    latinEnum.collation = u"latin1_bin"_s;
    add("type enum of mysql", latinEnum);
    SqlType set(Name::Set);
    set.values = {u"a"_s, u"b"_s};
    add("type set", set);
    add("type date", Name::Date);
    add("type datetime", Name::DateTime);
    add("type datetime with timezone", Name::DateTime);
    add("type datetime with fraction", withFraction(Name::DateTime, 6));
    add("type time", Name::Time);
    add("type time with fraction", withFraction(Name::Time, 3));
    add("type timestamp", Name::Timestamp);
    add("type timestamp with fraction", withFraction(Name::Timestamp, 6));
    add("type year", Name::Year);
    add("type year with width", integer(Name::Year, 4));
    add("type interval", Name::Interval);
    add("type json", Name::Json);
    add("type uuid", Name::Uuid);
    add("type native uuid", Name::NativeUuid);
    add("type inet4", Name::Inet4);
    add("type none", Name::Null);
}

} // namespace stemma::test
