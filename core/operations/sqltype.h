// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

namespace stemma {

/// A column's type, as a value: one name per thing that MySQL can be told, not per Python class. sa.Integer,
/// sa.INTEGER and mysql.INTEGER are all Integer; only what the dialect's classes add (unsigned …) is set or
/// not.
///
/// with_variant() is resolved by whoever builds the value, since the answer depends on the dialect's name
/// ("mysql" or "mariadb", each on its own). A TypeDecorator is its `impl`.
struct SqlType
{
    enum class Name {
        Null, ///< none given (NullType): can't be compiled
        Integer, ///< Integer, INTEGER, INT
        SmallInt, ///< SmallInteger, SMALLINT
        BigInt, ///< BigInteger, BIGINT
        MediumInt,
        TinyInt,
        Numeric, ///< Numeric, NUMERIC
        Decimal, ///< DECIMAL
        Float, ///< Float, FLOAT
        Double, ///< Double, DOUBLE
        DoublePrecision, ///< sa.DOUBLE_PRECISION
        Real,
        Bit, ///< mysql.BIT(length)
        Boolean, ///< Boolean, BOOLEAN
        VarChar, ///< String, Unicode, VARCHAR
        NVarChar,
        Char,
        NChar,
        Text, ///< Text, UnicodeText, TEXT
        TinyText,
        MediumText,
        LongText,
        Clob,
        Binary, ///< BINARY(length)
        VarBinary,
        Blob, ///< LargeBinary, BLOB, PickleType
        TinyBlob,
        MediumBlob,
        LongBlob,
        Enum, ///< sa.Enum, mysql.ENUM: `values`
        Set, ///< mysql.SET: `values`
        Date,
        DateTime, ///< DateTime, DATETIME
        Time,
        Timestamp,
        Year,
        Interval, ///< sa.Interval: DATETIME
        Json,
        Uuid, ///< sa.Uuid: CHAR(32)
        NativeUuid, ///< sa.UUID
        Inet4, ///< mariadb.INET4: refused under the mysql dialect
        Inet6,
    };

    Name name = Name::Null;
    std::optional<int> length; ///< String(n), TEXT(n), BIT(n), LargeBinary(n) …
    std::optional<int> precision; ///< Numeric(p, s), Float(p)
    std::optional<int> scale; ///< for Float only mysql.FLOAT's
    std::optional<int> displayWidth; ///< mysql.INTEGER(display_width=n), mysql.YEAR(n)
    int fsp = 0; ///< mysql.DATETIME(fsp=n), TIME, TIMESTAMP: fractional seconds
    bool isUnsigned = false;
    bool zerofill = false;
    QString charset;
    QString collation;
    bool ascii = false; ///< mysql.VARCHAR(ascii=True) …
    bool unicode = false;
    bool binary = false;
    bool national = false;
    QStringList values; ///< of ENUM and SET
    bool nativeEnum = true; ///< sa.Enum(native_enum=False): VARCHAR of the longest value, or of `length`
    bool createConstraint = false; ///< Boolean or Enum with create_constraint=True
    QString constraintName; ///< of that CHECK: `name=` of the type
    std::string_view pythonClass; ///< "sqlalchemy.DateTime", by which hooks of the project go; lives for ever
    QString hookText; ///< what such a hook writes in place of all above; empty: there is none

    SqlType() = default;
    SqlType(Name typeName)
        : name(typeName)
    { }
    SqlType(Name typeName, int typeLength)
        : name(typeName)
        , length(typeLength)
    { }

    bool operator==(const SqlType &) const = default;
};

} // namespace stemma
