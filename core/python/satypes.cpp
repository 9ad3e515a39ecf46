// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/typerows.h"

#include "core/python/classobjects.h"
#include "core/python/containers.h"
#include "core/python/expressions.h"
#include "core/python/symbols.h"

#include <QHash>

#include <limits>

namespace stemma {

SqlType::Name typeNameOf(const Call &call)
{
    using Name = SqlType::Name;
    static const QHash<QString, Name> names = {
        {QStringLiteral("INTEGER"), Name::Integer},
        {QStringLiteral("INT"), Name::Integer},
        {QStringLiteral("SMALLINTEGER"), Name::SmallInt},
        {QStringLiteral("SMALLINT"), Name::SmallInt},
        {QStringLiteral("BIGINTEGER"), Name::BigInt},
        {QStringLiteral("BIGINT"), Name::BigInt},
        {QStringLiteral("MEDIUMINT"), Name::MediumInt},
        {QStringLiteral("TINYINT"), Name::TinyInt},
        {QStringLiteral("NUMERIC"), Name::Numeric},
        {QStringLiteral("DECIMAL"), Name::Decimal},
        {QStringLiteral("FLOAT"), Name::Float},
        {QStringLiteral("DOUBLE"), Name::Double},
        {QStringLiteral("DOUBLE_PRECISION"), Name::DoublePrecision},
        {QStringLiteral("REAL"), Name::Real},
        {QStringLiteral("BIT"), Name::Bit},
        {QStringLiteral("BOOLEAN"), Name::Boolean},
        {QStringLiteral("STRING"), Name::VarChar},
        {QStringLiteral("UNICODE"), Name::VarChar},
        {QStringLiteral("VARCHAR"), Name::VarChar},
        {QStringLiteral("NVARCHAR"), Name::NVarChar},
        {QStringLiteral("CHAR"), Name::Char},
        {QStringLiteral("NCHAR"), Name::NChar},
        {QStringLiteral("TEXT"), Name::Text},
        {QStringLiteral("UNICODETEXT"), Name::Text},
        {QStringLiteral("TINYTEXT"), Name::TinyText},
        {QStringLiteral("MEDIUMTEXT"), Name::MediumText},
        {QStringLiteral("LONGTEXT"), Name::LongText},
        {QStringLiteral("CLOB"), Name::Clob},
        {QStringLiteral("BINARY"), Name::Binary},
        {QStringLiteral("VARBINARY"), Name::VarBinary},
        {QStringLiteral("LARGEBINARY"), Name::Blob},
        {QStringLiteral("BLOB"), Name::Blob},
        {QStringLiteral("PICKLETYPE"), Name::Blob},
        {QStringLiteral("TINYBLOB"), Name::TinyBlob},
        {QStringLiteral("MEDIUMBLOB"), Name::MediumBlob},
        {QStringLiteral("LONGBLOB"), Name::LongBlob},
        {QStringLiteral("ENUM"), Name::Enum},
        {QStringLiteral("SET"), Name::Set},
        {QStringLiteral("DATE"), Name::Date},
        {QStringLiteral("DATETIME"), Name::DateTime},
        {QStringLiteral("TIME"), Name::Time},
        {QStringLiteral("TIMESTAMP"), Name::Timestamp},
        {QStringLiteral("YEAR"), Name::Year},
        {QStringLiteral("INTERVAL"), Name::Interval},
        {QStringLiteral("JSON"), Name::Json},
        {QStringLiteral("INET4"), Name::Inet4},
        {QStringLiteral("INET6"), Name::Inet6},
        {QStringLiteral("NULLTYPE"), Name::Null},
    };
    const QString name = QString::fromLatin1(call.known.function->name).section(QLatin1Char('.'), -1);
    // The two differ in case alone: sa.Uuid is portable, sa.UUID is the server's own.
    if (name == QLatin1String("Uuid"))
        return Name::Uuid;
    if (name == QLatin1String("UUID"))
        return Name::NativeUuid;
    return names.value(name.toUpper(), Name::Null);
}

std::optional<int> smallInteger(const Call &call, std::string_view name)
{
    const std::optional<qint64> number = call.optionalInteger(name);
    if (number && (*number < 0 || *number > std::numeric_limits<int>::max()))
        call.refuse(QStringLiteral("a number that is out of range"));
    return number ? std::optional<int>(int(*number)) : std::nullopt;
}

Value typeValue(Call &call, SqlType type)
{
    type.pythonClass = call.known.function->name;
    return Value::object(call.evaluation.heap.make<TypeObject>(std::move(type)));
}

void readEnumValues(Call &call, SqlType &type)
{
    QList<Value> given = call.rest();
    if (given.size() == 1 && !given.first().asString())
        refuseUnknown(given.first());
    if (const auto *enumeration = given.size() == 1 ? given.first().as<EnumClass>() : nullptr) {
        given.clear();
        for (const Value &member : enumeration->members)
            given.append(Value::string(member.as<EnumMember>()->name));
    }
    for (const Value &value : given) {
        refuseUnknown(value);
        if (!value.asString())
            call.refuse(QStringLiteral("%1 among its values").arg(value.description()));
        type.values.append(*value.asString());
    }
}

namespace {

Value plain(Call &call)
{
    return typeValue(call, typeNameOf(call));
}

Value sized(Call &call)
{
    SqlType type(typeNameOf(call));
    type.length = smallInteger(call, "length");
    if (const Value *collation = call.given("collation");
        collation && collation->asBoolean() && !*collation->asBoolean())
        return typeValue(call, type);
    type.collation = call.optionalString("collation").value_or(QString());
    return typeValue(call, type);
}

Value binary(Call &call)
{
    SqlType type(typeNameOf(call));
    type.length = smallInteger(call, "length");
    return typeValue(call, type);
}

Value numeric(Call &call)
{
    SqlType type(typeNameOf(call));
    type.precision = smallInteger(call, "precision");
    type.scale = smallInteger(call, "scale");
    return typeValue(call, type);
}

Value floating(Call &call)
{
    SqlType type(typeNameOf(call));
    type.precision = smallInteger(call, "precision");
    return typeValue(call, type);
}

Value boolean(Call &call)
{
    SqlType type(typeNameOf(call));
    type.createConstraint = call.flag("create_constraint", false);
    type.constraintName = call.optionalString("name").value_or(QString());
    return typeValue(call, type);
}

Value enumeration(Call &call)
{
    SqlType type(SqlType::Name::Enum);
    readEnumValues(call, type);
    type.nativeEnum = call.flag("native_enum", true);
    type.createConstraint = call.flag("create_constraint", false);
    type.constraintName = call.optionalString("name").value_or(QString());
    type.length = smallInteger(call, "length");
    if (!call.value("collation").isNone())
        call.refuse(QStringLiteral("arguments that are not worked out here"));
    if (const Value values = call.value("values_callable"); !values.isNone()) {
        if (call.rest().size() != 1 || !call.rest().first().as<EnumClass>())
            call.refuse(QStringLiteral("values_callable, but without an enum class"));
        type.values.clear();
        const Value made = callValue(call.evaluation, values, {{call.rest().first()}, {}}, call.node);
        for (const Value &value : itemsOf(made, call.evaluation.budget)) {
            refuseUnknown(value);
            if (!value.asString())
                call.refuse(QStringLiteral("%1 among its values").arg(value.description()));
            type.values.append(*value.asString());
        }
    }
    return typeValue(call, type);
}

Value withVariant(Call &call)
{
    const auto *base = call.self.as<TypeObject>();
    const Value variant = call.value("type_");
    if (!isSqlType(variant))
        call.refuse(variant.description());
    auto *copy = call.evaluation.heap.make<TypeObject>(*base);
    for (const Value &name : call.rest()) {
        refuseUnknown(name);
        if (!name.asString())
            call.refuse(name.description());
        copy->variants.insert(*name.asString(), variant);
    }
    return Value::object(copy);
}

/// MySQL's enums are no types of their own.
Value nothingToMake(Call &call)
{
    const auto *type = call.self.as<TypeObject>();
    if (!type->refusal.isEmpty() && !type->refusal.contains(QStringLiteral("ENUM")))
        giveUp(type->refusal);
    return Value::none();
}

Value same(Call &call)
{
    return call.value("typeobj");
}

/// The dialect puts its own classes in the place of SQLAlchemy's, some of which have another name.
Value ofDialect(Call &call)
{
    const Value given = call.value("typeobj");
    const SqlType type = sqlTypeOf(call.evaluation, given);
    const bool isOwn = type.pythonClass.starts_with("sqlalchemy.dialects.");
    static const QHash<SqlType::Name, SqlType::Name> replaced = {
        {SqlType::Name::Decimal, SqlType::Name::Numeric},
        {SqlType::Name::Real, SqlType::Name::Float},
        {SqlType::Name::DoublePrecision, SqlType::Name::Double}};
    SqlType adapted = type;
    if (!isOwn)
        adapted.name = replaced.value(type.name, type.name);
    return Value::object(call.evaluation.heap.make<TypeObject>(adapted));
}

constexpr const char *text = "length?, collation?, *, convert_unicode?, unicode_error?, _warn_on_bytestring?";
constexpr const char *number = "precision?, scale?, decimal_return_scale?, asdecimal?";
constexpr const char *real = "precision?, asdecimal?, decimal_return_scale?";
constexpr const char *enumArguments = "*values, name?, native_enum?, create_constraint?, length?, "
                                      "values_callable?, collation?, schema?, metadata?, "
                                      "inherit_schema?, validate_strings?, sort_key_function?, quote?, "
                                      "omit_aliases?, create_type?, checkfirst?";

const KnownFunction functions[] = {
    {"sqlalchemy.Integer", "", plain},
    {"sqlalchemy.INTEGER", "", plain},
    {"sqlalchemy.INT", "", plain},
    {"sqlalchemy.SmallInteger", "", plain},
    {"sqlalchemy.SMALLINT", "", plain},
    {"sqlalchemy.BigInteger", "", plain},
    {"sqlalchemy.BIGINT", "", plain},
    {"sqlalchemy.Numeric", number, numeric},
    {"sqlalchemy.NUMERIC", number, numeric},
    {"sqlalchemy.DECIMAL", number, numeric},
    {"sqlalchemy.Float", real, floating},
    {"sqlalchemy.FLOAT", real, floating},
    {"sqlalchemy.REAL", real, floating},
    {"sqlalchemy.Double", real, floating},
    {"sqlalchemy.DOUBLE", real, floating},
    {"sqlalchemy.DOUBLE_PRECISION", real, floating},
    {"sqlalchemy.Boolean", "create_constraint?, name?, *, _create_events?", boolean},
    {"sqlalchemy.BOOLEAN", "create_constraint?, name?, *, _create_events?", boolean},
    {"sqlalchemy.String", text, sized},
    {"sqlalchemy.Unicode", text, sized},
    {"sqlalchemy.VARCHAR", text, sized},
    {"sqlalchemy.NVARCHAR", text, sized},
    {"sqlalchemy.CHAR", text, sized},
    {"sqlalchemy.NCHAR", text, sized},
    {"sqlalchemy.Text", text, sized},
    {"sqlalchemy.TEXT", text, sized},
    {"sqlalchemy.UnicodeText", text, sized},
    {"sqlalchemy.CLOB", text, sized},
    {"sqlalchemy.LargeBinary", "length?", binary},
    {"sqlalchemy.BLOB", "length?", binary},
    {"sqlalchemy.BINARY", "length?", binary},
    {"sqlalchemy.VARBINARY", "length?", binary},
    {"sqlalchemy.PickleType", "protocol?, pickler?, comparator?", plain},
    {"sqlalchemy.Date", "", plain},
    {"sqlalchemy.DATE", "", plain},
    {"sqlalchemy.DateTime", "timezone?", plain},
    {"sqlalchemy.DATETIME", "timezone?", plain},
    {"sqlalchemy.Time", "timezone?", plain},
    {"sqlalchemy.TIME", "timezone?", plain},
    {"sqlalchemy.TIMESTAMP", "timezone?", plain},
    {"sqlalchemy.Interval", "native?, second_precision?, day_precision?", plain},
    {"sqlalchemy.JSON", "none_as_null?", plain},
    {"sqlalchemy.Uuid", "as_uuid?, native_uuid?", plain},
    {"sqlalchemy.UUID", "as_uuid?", plain},
    {"sqlalchemy.Enum", enumArguments, enumeration},
    {"sqlalchemy.NullType", "", plain},
};

const KnownFunction methods[] = {
    {"sqlalchemy.ext.mutable.MutableDict.as_mutable", "typeobj", same},
    {"sqlalchemy.ext.mutable.MutableList.as_mutable", "typeobj", same},
    {"sqlalchemy.ext.mutable.MutableSet.as_mutable", "typeobj", same},
    {"SqlType.create", "bind?, checkfirst?", nothingToMake},
    {"SqlType.drop", "bind?, checkfirst?", nothingToMake},
    {"SqlType.with_variant", "type_, *dialect_names", withVariant},
    {"Dialect.type_descriptor", "typeobj", ofDialect},
    {"sqlalchemy.TypeDecorator", "*arguments, **options", nullptr, "it is only a base of types"},
};

} // namespace

KnownFunctions sqlTypes()
{
    return functions;
}

KnownFunctions typeMethods()
{
    return methods;
}

} // namespace stemma
