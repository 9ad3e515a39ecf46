// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/modules.h"

#include "core/python/call.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/projectmodule.h"
#include "core/python/symbols.h"

#include <QHash>
#include <QSet>

namespace stemma {

namespace {

/// Modules that repeat the names of another one.
const QHash<QString, QString> &aliases()
{
    static const QHash<QString, QString> table = {
        {QStringLiteral("posixpath"), QStringLiteral("os.path")},
        {QStringLiteral("sqlalchemy.types"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.schema"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.sql"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.sql.expression"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.sql.elements"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.sql.schema"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.sql.sqltypes"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.expression"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.sqltypes"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.dialects.mysql.base"), QStringLiteral("sqlalchemy.dialects.mysql")},
        {QStringLiteral("sqlalchemy.dialects.mysql.types"), QStringLiteral("sqlalchemy.dialects.mysql")},
        {QStringLiteral("sqlalchemy.dialects.mysql.enumerated"), QStringLiteral("sqlalchemy.dialects.mysql")},
        {QStringLiteral("sqlalchemy.engine.Inspector"),
         QStringLiteral("sqlalchemy.engine.reflection.Inspector")},
        {QStringLiteral("sqlalchemy.Inspector"), QStringLiteral("sqlalchemy.engine.reflection.Inspector")},
        {QStringLiteral("sqlalchemy.sql.type_api"), QStringLiteral("sqlalchemy")},
        {QStringLiteral("sqlalchemy.sql.functions"), QStringLiteral("sqlalchemy.func")},
        {QStringLiteral("sqlalchemy.dialects.sqlite.base"), QStringLiteral("sqlalchemy.dialects.sqlite")},
        {QStringLiteral("sqlalchemy.dialects.mssql.base"), QStringLiteral("sqlalchemy.dialects.mssql")},
        {QStringLiteral("sqlalchemy.dialects.oracle.base"), QStringLiteral("sqlalchemy.dialects.oracle")},
        {QStringLiteral("sqlalchemy.dialects.postgresql.base"),
         QStringLiteral("sqlalchemy.dialects.postgresql")},
        {QStringLiteral("sqlalchemy.dialects.postgresql.json"),
         QStringLiteral("sqlalchemy.dialects.postgresql")},
    };
    return table;
}

/// All modules that hold a known name, and their parents.
const QSet<QString> &knownModules()
{
    static const QSet<QString> modules = [] {
        QSet<QString> found;
        for (const QString &name : knownNames()) {
            for (qsizetype dot = name.lastIndexOf(QLatin1Char('.')); dot > 0;
                 dot = name.lastIndexOf(QLatin1Char('.'), dot - 1 - name.size()))
                found.insert(name.left(dot));
        }
        return found;
    }();
    return modules;
}

} // namespace

Value importModule(Evaluation &run, const QString &name)
{
    const QString module = aliases().value(name, name);
    // A class with known methods ("datetime.datetime") is a prefix of their names too.
    if (knownModules().contains(module) && !findKnown(module))
        return Value::object(run.heap.make<ModuleObject>(module));
    if (ProjectModule *own = projectModule(run, name))
        return Value::object(own);
    return Value::object(run.heap.make<ExternalObject>(name));
}

Value moduleAttribute(Evaluation &run, const QString &module, const QString &name)
{
    const QString full = module + QLatin1Char('.') + name;
    const KnownEntry *known = findKnown(full);
    if (!known)
        return importModule(run, full);
    if (known->function->signature || known->function->refusal)
        return Value::object(run.heap.make<KnownObject>(known, Value()));
    Call call(run, *known, Value(), Node());
    return known->function->call(call);
}

QStringList namesOfModule(const QString &module)
{
    QStringList names;
    const QString prefix = aliases().value(module, module) + QLatin1Char('.');
    for (const QString &name : knownNames()) {
        if (name.startsWith(prefix) && !name.sliced(prefix.size()).contains(QLatin1Char('.')))
            names.append(name.sliced(prefix.size()));
    }
    return names;
}

} // namespace stemma
