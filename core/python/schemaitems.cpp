// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/indexarguments.h"
#include "core/python/schemaobjects.h"
#include "core/python/sqlexpression.h"
#include "core/python/symbols.h"
#include "core/sql/quoting.h"

namespace stemma {

namespace {

/// The columns of PrimaryKeyConstraint("a", "b") and the like.
QStringList columnNames(Call &call)
{
    QStringList names;
    for (const Value &column : call.rest()) {
        refuseUnknown(column);
        if (!column.asString())
            call.refuse(QStringLiteral("%1 among its columns").arg(column.description()));
        names.append(*column.asString());
    }
    return names;
}

Value constraint(Call &call, TableConstraint value, const QString &what)
{
    return Value::object(call.evaluation.heap.make<ConstraintObject>(std::move(value), what));
}

Value primaryKey(Call &call)
{
    refuseOptions(call);
    PrimaryKey key;
    key.name = nameOf(call, "name");
    key.columns = columnNames(call);
    key.mysqlUsing = call.optionalString("mysql_using").value_or(QString());
    return constraint(call, key, QStringLiteral("sa.PrimaryKeyConstraint"));
}

Value unique(Call &call)
{
    refuseOptions(call);
    UniqueConstraint key;
    key.name = nameOf(call, "name");
    key.columns = columnNames(call);
    key.deferrable = call.optionalFlag("deferrable");
    key.initially = call.optionalString("initially").value_or(QString());
    return constraint(call, key, QStringLiteral("sa.UniqueConstraint"));
}

Value check(Call &call)
{
    CheckConstraint check;
    check.name = nameOf(call, "name");
    check.sql = conditionOf(call, call.value("sqltext"));
    return constraint(call, check, QStringLiteral("sa.CheckConstraint"));
}

ForeignKey keyOptions(Call &call)
{
    refuseOptions(call);
    ForeignKey key;
    key.name = nameOf(call, "name");
    key.onDelete = call.optionalString("ondelete").value_or(QString());
    key.onUpdate = call.optionalString("onupdate").value_or(QString());
    key.deferrable = call.optionalFlag("deferrable");
    key.initially = call.optionalString("initially").value_or(QString());
    key.match = call.optionalString("match").value_or(QString());
    key.useAlter = call.flag("use_alter", false);
    return key;
}

Value foreignKeyConstraint(Call &call)
{
    ForeignKey key = keyOptions(call);
    key.columns = call.strings("columns");
    const QStringList targets = call.strings("refcolumns");
    if (targets.size() != key.columns.size() || targets.isEmpty())
        call.refuse(QStringLiteral("%1 columns and %2 targets").arg(key.columns.size()).arg(targets.size()));
    QStringList referred;
    for (const QString &target : targets) {
        ForeignKey one;
        if (!one.setTarget(target) || (!referred.isEmpty() && one.referredTable != key.referredTable))
            call.refuse(QStringLiteral("the target \"%1\"").arg(target));
        key.referredSchema = one.referredSchema;
        key.referredTable = one.referredTable;
        referred += one.referredColumns;
    }
    key.referredColumns = referred;
    return constraint(call, key, QStringLiteral("sa.ForeignKeyConstraint"));
}

Value foreignKey(Call &call)
{
    ForeignKey key = keyOptions(call);
    const QString target = call.string("column");
    if (!key.setTarget(target))
        call.refuse(QStringLiteral("the target \"%1\"").arg(target));
    return Value::object(call.evaluation.heap.make<ForeignKeyObject>(key, QStringLiteral("sa.ForeignKey")));
}

Value index(Call &call)
{
    Index index;
    index.name = nameOf(call, "name");
    index.unique = call.flag("unique", false);
    for (const Value &part : call.rest())
        index.parts.append(indexPartOf(call, part));
    readIndexOptions(call, index);
    return Value::object(call.evaluation.heap.make<IndexObject>(index, QStringLiteral("sa.Index")));
}

Value computed(Call &call)
{
    Computed value;
    value.sql = conditionOf(call, call.value("sqltext"));
    value.persisted = call.optionalFlag("persisted");
    return Value::object(call.evaluation.heap.make<ComputedObject>(value, QStringLiteral("sa.Computed")));
}

Value identity(Call &call)
{
    return Value::object(call.evaluation.heap.make<IdentityObject>(false));
}

Value sequence(Call &call)
{
    auto *made = call.evaluation.heap.make<IdentityObject>(true);
    bool isPlain = call.rest().size() == 1 && call.rest().first().asString();
    for (const auto &[keyword, value] : call.keywords()) {
        if (keyword == QLatin1String("optional"))
            made->isOptional = value.asBoolean() && *value.asBoolean();
        else if (keyword != QLatin1String("metadata"))
            isPlain = false;
    }
    if (isPlain)
        made->sequenceName = *call.rest().first().asString();
    return Value::object(made);
}

/// sa.schema.CreateSequence(sa.Sequence("x")), which op.execute() takes.
Value sequenceStatement(Call &call, const QString &verb)
{
    const auto *made = call.value("element").as<IdentityObject>();
    if (!made || made->sequenceName.isEmpty())
        call.refuse(QStringLiteral("a sequence of more than a name, which is not worked out here"));
    return Value::object(call.evaluation.heap.make<SqlExpressionObject>(
        SqlExpressionObject::Kind::Text,
        verb + QStringLiteral(" SEQUENCE ") + identifier(made->sequenceName, call.evaluation.dialect)));
}

Value createSequence(Call &call)
{
    return sequenceStatement(call, QStringLiteral("CREATE"));
}

Value dropSequence(Call &call)
{
    return sequenceStatement(call, QStringLiteral("DROP"));
}

constexpr const char *keyArguments = "column, _constraint?, use_alter?, name?, onupdate?, ondelete?, "
                                     "deferrable?, initially?, link_to_name?, match?, "
                                     "info?, comment?, **options";

const KnownFunction functions[] = {
    {"sqlalchemy.PrimaryKeyConstraint", "*columns, name?, mysql_using?, info?, **options", primaryKey},
    {"sqlalchemy.UniqueConstraint", "*columns, name?, deferrable?, initially?, info?, **options", unique},
    {"sqlalchemy.CheckConstraint", "sqltext, name?, *, info?", check},
    {"sqlalchemy.ForeignKeyConstraint",
     "columns, refcolumns, name?, onupdate?, ondelete?, deferrable?, initially?, use_alter?, link_to_name?, "
     "match?, "
     "info?, **options",
     foreignKeyConstraint},
    {"sqlalchemy.ForeignKey", keyArguments, foreignKey},
    {"sqlalchemy.Index", "name, *expressions, unique?, info?, **options", index},
    {"sqlalchemy.Computed", "sqltext, persisted?", computed},
    {"sqlalchemy.Identity", "*arguments, **options", identity},
    {"sqlalchemy.Sequence", "*arguments, **options", sequence},
    {"sqlalchemy.CreateSequence", "element", createSequence},
    {"sqlalchemy.DropSequence", "element", dropSequence},
};

} // namespace

bool supportsSequences(const EvaluationContext &context)
{
    return !context.isOffline && isMariaDbServer(context.dialect);
}

KnownFunctions schemaItems()
{
    return functions;
}

} // namespace stemma
