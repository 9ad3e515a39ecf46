// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/alembicobjects.h"
#include "core/python/call.h"
#include "core/python/classobjects.h"
#include "core/python/evaluation.h"
#include "core/python/expressions.h"
#include "core/python/projectmodule.h"
#include "core/python/symbols.h"
#include "core/python/typeobject.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// `self` inside a type's methods: only the type that it decorates is known.
class TypeInstance : public Object
{
public:
    TypeInstance(QString className, Value decorated)
        : name(std::move(className))
        , implementation(std::move(decorated))
    { }
    QString tag() const override { return u"TypeInstance"_s; }
    QString description() const override { return u"an instance of "_s + name; }
    std::optional<Value> attribute(const QString &attributeName, Evaluation &) override
    {
        if (attributeName == "impl"_L1)
            return implementation;
        giveUp(u"reads .%1 of %2, which is not worked out here"_s.arg(attributeName, description()));
    }

    const QString name;
    const Value implementation;
};

/// The type that a class is built on: its `impl`, or the type that it is a subclass of.
Value basis(Evaluation &run, const TypeClass &type, const Arguments &arguments)
{
    if (const Value *impl = type.stated(u"impl"_s)) {
        const Value known = resolved(run, *impl);
        refuseUnknown(known);
        if (known.as<TypeObject>())
            return known;
        return callValue(run, known, arguments, Node());
    }
    for (const Value &base : type.bases) {
        if (const auto *other = base.as<TypeClass>())
            return makeType(run, *other, arguments);
        if (base.as<TypeObject>() || !isSqlType(base))
            continue;
        return callValue(run, base, arguments, Node());
    }
    giveUp(u"uses the type %1, whose column type only running it would tell"_s.arg(type.name));
}

} // namespace

Value makeType(Evaluation &run, const TypeClass &type, const Arguments &arguments)
{
    const Budget::Level level(run.budget);
    run.budget.step();
    if (type.isChanged)
        giveUp(u"uses the class %1, which is changed after it is made"_s.arg(type.name));
    for (const QString &method :
         {u"__init__"_s, u"__new__"_s, u"get_col_spec"_s, u"compile"_s, u"with_variant"_s,
          u"__visit_name__"_s, u"dialect_impl"_s, u"copy"_s, u"type_engine"_s}) {
        if (type.stated(method))
            giveUp(u"uses the type %1, which its %2 makes"_s.arg(type.name, method));
    }
    const Value made = basis(run, type, arguments);
    const Value *load = type.stated(u"load_dialect_impl"_s);
    if (!load)
        return made;
    refuseUnknown(*load);
    const Value self = Value::object(run.heap.make<TypeInstance>(type.name, made));
    const Value dialect = Value::object(run.heap.make<DialectObject>());
    return Value::object(
        run.heap.make<TypeObject>(sqlTypeOf(run, callValue(run, *load, {{self, dialect}, {}}, Node()))));
}

} // namespace stemma
