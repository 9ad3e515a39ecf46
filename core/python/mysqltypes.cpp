// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/typerows.h"

namespace stemma {

namespace {

Value plain(Call &call)
{
    return typeValue(call, typeNameOf(call));
}

void readNumberFlags(const Call &call, SqlType &type)
{
    type.isUnsigned = call.flag("unsigned", false);
    type.zerofill = call.flag("zerofill", false);
}

Value integer(Call &call)
{
    SqlType type(typeNameOf(call));
    type.displayWidth = smallInteger(call, "display_width");
    readNumberFlags(call, type);
    return typeValue(call, type);
}

Value year(Call &call)
{
    SqlType type(typeNameOf(call));
    type.displayWidth = smallInteger(call, "display_width");
    return typeValue(call, type);
}

Value number(Call &call)
{
    SqlType type(typeNameOf(call));
    type.precision = smallInteger(call, "precision");
    type.scale = smallInteger(call, "scale");
    readNumberFlags(call, type);
    return typeValue(call, type);
}

Value bits(Call &call)
{
    SqlType type(typeNameOf(call));
    type.length = smallInteger(call, "length");
    return typeValue(call, type);
}

void readTextFlags(const Call &call, SqlType &type)
{
    type.charset = call.optionalString("charset").value_or(QString());
    type.collation =
        call.optionalString("collation").value_or(call.optionalString("collate").value_or(QString()));
    type.ascii = call.flag("ascii", false);
    type.unicode = call.flag("unicode", false);
    type.binary = call.flag("binary", false);
    type.national = call.flag("national", false);
}

Value text(Call &call)
{
    SqlType type(typeNameOf(call));
    type.length = smallInteger(call, "length");
    readTextFlags(call, type);
    return typeValue(call, type);
}

Value unsizedText(Call &call)
{
    SqlType type(typeNameOf(call));
    readTextFlags(call, type);
    return typeValue(call, type);
}

Value choice(Call &call)
{
    SqlType type(typeNameOf(call));
    readEnumValues(call, type);
    readTextFlags(call, type);
    type.constraintName = call.optionalString("name").value_or(QString());
    return typeValue(call, type);
}

Value fraction(Call &call)
{
    SqlType type(typeNameOf(call));
    type.fsp = smallInteger(call, "fsp").value_or(0);
    return typeValue(call, type);
}

constexpr const char *integerArguments = "display_width?, *, unsigned?, zerofill?";
constexpr const char *numberArguments = "precision?, scale?, asdecimal?, *, unsigned?, zerofill?";
constexpr const char *textArguments =
    "length?, *, charset?, collation?, collate?, ascii?, unicode?, binary?, national?";
constexpr const char *unsizedArguments = // a length is taken, and not written
    "*, length?, charset?, collation?, collate?, ascii?, unicode?, binary?, national?";
constexpr const char *choiceArguments =
    "*values, charset?, collation?, collate?, ascii?, unicode?, binary?, national?, name?, strict?";

const KnownFunction functions[] = {
    {"sqlalchemy.dialects.mysql.INTEGER", integerArguments, integer},
    {"sqlalchemy.dialects.mysql.BIGINT", integerArguments, integer},
    {"sqlalchemy.dialects.mysql.SMALLINT", integerArguments, integer},
    {"sqlalchemy.dialects.mysql.MEDIUMINT", integerArguments, integer},
    {"sqlalchemy.dialects.mysql.TINYINT", integerArguments, integer},
    {"sqlalchemy.dialects.mysql.NUMERIC", numberArguments, number},
    {"sqlalchemy.dialects.mysql.DECIMAL", numberArguments, number},
    {"sqlalchemy.dialects.mysql.FLOAT", numberArguments, number},
    {"sqlalchemy.dialects.mysql.DOUBLE", numberArguments, number},
    {"sqlalchemy.dialects.mysql.REAL", numberArguments, number},
    {"sqlalchemy.dialects.mysql.BIT", "length?", bits},
    {"sqlalchemy.dialects.mysql.CHAR", textArguments, text},
    {"sqlalchemy.dialects.mysql.VARCHAR", textArguments, text},
    {"sqlalchemy.dialects.mysql.NCHAR", textArguments, text},
    {"sqlalchemy.dialects.mysql.NVARCHAR", textArguments, text},
    {"sqlalchemy.dialects.mysql.TEXT", textArguments, text},
    {"sqlalchemy.dialects.mysql.TINYTEXT", unsizedArguments, unsizedText},
    {"sqlalchemy.dialects.mysql.MEDIUMTEXT", unsizedArguments, unsizedText},
    {"sqlalchemy.dialects.mysql.LONGTEXT", unsizedArguments, unsizedText},
    {"sqlalchemy.dialects.mysql.BINARY", "length?", bits},
    {"sqlalchemy.dialects.mysql.VARBINARY", "length?", bits},
    {"sqlalchemy.dialects.mysql.BLOB", "length?", bits},
    {"sqlalchemy.dialects.mysql.TINYBLOB", "", plain},
    {"sqlalchemy.dialects.mysql.MEDIUMBLOB", "", plain},
    {"sqlalchemy.dialects.mysql.LONGBLOB", "", plain},
    {"sqlalchemy.dialects.mysql.ENUM", choiceArguments, choice},
    {"sqlalchemy.dialects.mysql.SET", choiceArguments, choice},
    {"sqlalchemy.dialects.mysql.DATE", "", plain},
    {"sqlalchemy.dialects.mysql.DATETIME", "timezone?, fsp?", fraction},
    {"sqlalchemy.dialects.mysql.TIMESTAMP", "timezone?, fsp?", fraction},
    {"sqlalchemy.dialects.mysql.TIME", "timezone?, fsp?", fraction},
    {"sqlalchemy.dialects.mysql.YEAR", "display_width?", year},
    {"sqlalchemy.dialects.mysql.JSON", "none_as_null?", plain},
    {"sqlalchemy.dialects.mysql.BOOLEAN", "", plain},
};

} // namespace

KnownFunctions mysqlTypes()
{
    return functions;
}

} // namespace stemma
